using EnrollmentPortal.Application.Divisions;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Covers;
using EnrollmentPortal.Domain.Households.IdNumbers;

namespace EnrollmentPortal.Application.Demonstration.People;

/// <summary>An invented household; its first member is the head.</summary>
/// <param name="Village">Where it is registered.</param>
/// <param name="Number">Number of its register, unique in the tenant.</param>
/// <param name="GroupName">The villagers' group (组).</param>
/// <param name="Address">Township, village, group and house.</param>
/// <param name="Phone">A number that cannot ring, see <see cref="PhoneGenerator"/>; not every household has one.</param>
/// <param name="Residence">The ground on which its members may enrol here, in the words of the assessment.</param>
/// <param name="Members">One or more people.</param>
public sealed record SyntheticHousehold(
    DivisionUnit Village,
    string Number,
    string GroupName,
    string Address,
    string? Phone,
    string Residence,
    IReadOnlyList<SyntheticPerson> Members);

/// <summary>An invented person.</summary>
public sealed record SyntheticPerson
{
    public required string Name { get; init; }

    public required Relation Relation { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly BornOn { get; init; }

    /// <summary>Prefix 99, which no real person has.</summary>
    public required IdNumber IdNumber { get; init; }

    public required EthnicGroup EthnicGroup { get; init; }

    public string? Phone { get; init; }

    /// <summary>Day of entry in the register: before the campaign opened, but for the newborn.</summary>
    public required DateOnly RegisteredOn { get; init; }

    /// <summary>Certified before the campaign opened, in the plan's words.</summary>
    public IReadOnlyList<SyntheticIdentity> Identities { get; init; } = [];

    /// <summary>Why the person need not enrol here; null for people who should.</summary>
    public SyntheticExemption? Exemption { get; init; }

    /// <summary>The tier of the year before; null for a person who was not enrolled.</summary>
    public string? LastCoveredTier { get; init; }

    /// <summary>Demonstrations know of the year before whether everybody was covered.</summary>
    public CoverHistory HistoryBefore(int coverageYear) => new(new Dictionary<int, string?> { [coverageYear - 1] = LastCoveredTier });

    /// <summary>Works away from home.</summary>
    public bool IsMigrant { get; init; }
}

/// <summary>An identity of an invented person.</summary>
public sealed record SyntheticIdentity(string Category, string CertifiedBy, DateOnly CertifiedOn);

/// <summary>An exemption of an invented person, with the evidence as a cadre would note it.</summary>
/// <param name="Until">The day of release or discharge; null where the exemption does not end by itself.</param>
public sealed record SyntheticExemption(ExemptionReason Reason, string Note, DateOnly Since, DateOnly? Until);
