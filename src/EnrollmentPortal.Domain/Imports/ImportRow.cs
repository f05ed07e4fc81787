using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Contact;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Imports;

/// <summary>A row of an imported file, read and compared with the registry.</summary>
/// <remarks>Written in bulk; the application reads it through this class.</remarks>
public sealed class ImportRow : ITenantOwned
{
    public int TenantId { get; init; }

    public Guid ImportId { get; init; }

    /// <summary>Where a spreadsheet shows it.</summary>
    public int RowNumber { get; init; }

    /// <summary>Where the row has the person: a village, a township, or the unit of the list where no more can be read.</summary>
    public OrgCode OrgCode { get; init; }

    /// <summary>Where the registry has the person that the row means or may mean; where the row has them if the registry does not.</summary>
    public OrgCode RegisteredCode { get; init; }

    public ImportOutcome Outcome { get; init; }

    /// <summary>What is wrong or unclear, as <see cref="KeptErrors"/> keep it.</summary>
    public string[] Faults { get; init; } = [];

    /// <summary>Fields that were put right: full-width digits, spaces.</summary>
    public string[] Repairs { get; init; } = [];

    /// <summary>The person that the row means, or the id that a new person gets.</summary>
    public Guid? PersonId { get; init; }

    public string? VillageCode { get; init; }

    public string? HouseholdNumber { get; init; }

    public string Name { get; init; } = string.Empty;

    public string NameInitials { get; init; } = string.Empty;

    public string NamePinyin { get; init; } = string.Empty;

    public Relation? Relation { get; init; }

    public Sex? Sex { get; init; }

    public DateOnly? BornOn { get; init; }

    public string? EthnicGroup { get; init; }

    public string? Phone { get; init; }

    public string? Address { get; init; }

    public string AddressStem { get; init; } = string.Empty;

    public string? GroupName { get; init; }

    public byte[]? IdNumberHash { get; init; }

    public byte[]? IdNumberCipher { get; init; }

    public string? IdNumberMasked { get; init; }

    /// <summary>Of last year's lists.</summary>
    public string? Tier { get; init; }

    /// <summary>What the registry had, as JSON.</summary>
    public string? OldValues { get; init; }

    /// <summary>The household that a moved person left.</summary>
    public Guid? LeftHouseholdId { get; init; }

    /// <summary>What a person decided about a row that was not certain.</summary>
    public ImportDecision? Decision { get; init; }

    /// <summary>Who heads the household that the row's person leaves as its head, as it was decided.</summary>
    public Guid? NextHeadId { get; init; }

    public string? DecidedByName { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When a decided row came onto the books.</summary>
    public DateTimeOffset? SettledAt { get; init; }
}
