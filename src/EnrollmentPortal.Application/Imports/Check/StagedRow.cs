using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Imports.Check;

/// <summary>A row of the file as it was read, before it is compared with the registry.</summary>
/// <param name="number">Where a spreadsheet shows it.</param>
/// <param name="unit">The unit of the list: where the row belongs until more can be read.</param>
internal sealed class StagedRow(int number, OrgCode unit)
{
    public int Number { get; } = number;

    /// <summary>The id that the person gets if they are new.</summary>
    public Guid NewId { get; } = Guid.CreateVersion7();

    public List<Error> Faults { get; } = [];

    public List<ImportField> Repairs { get; } = [];

    public OrgCode? Village { get; set; }

    /// <summary>The smallest unit that can be read: village, township, or that of the list.</summary>
    public OrgCode Place { get; set; } = unit;

    public string? Household { get; set; }

    public string Name { get; set; } = string.Empty;

    public string NameInitials { get; set; } = string.Empty;

    public string NamePinyin { get; set; } = string.Empty;

    public Relation? Relation { get; set; }

    public Sex? Sex { get; set; }

    public DateOnly? BornOn { get; set; }

    public string? EthnicGroup { get; set; }

    public string? Phone { get; set; }

    public string? Address { get; set; }

    public string? Group { get; set; }

    /// <summary>Of last year's lists.</summary>
    public string? Tier { get; set; }

    public ProtectedIdNumber? IdNumber { get; set; }
}
