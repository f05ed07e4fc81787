using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Collection;

/// <summary>How cash is taken, kept, deposited and published.</summary>
public sealed record CashRules
{
    /// <summary>Name of the receipt, as printed; null where the plan names none.</summary>
    public string? ReceiptName { get; init; }

    /// <summary>Copies of a receipt.</summary>
    public required int ReceiptCopies { get; init; }

    /// <summary>True where only persons without electronic means should pay cash; the clerk then notes the reason.</summary>
    public required bool ReasonRequired { get; init; }

    /// <summary>双限报解: the amount above which cash must be deposited; null where not printed.</summary>
    public Money? AmountLimit { get; init; }

    /// <summary>双限报解: working days within which cash must be deposited; null where not printed.</summary>
    public int? WorkingDaysLimit { get; init; }

    /// <summary>Last day for publishing the list of cash payers; null where none is printed.</summary>
    public DateOnly? PublicityDue { get; init; }

    /// <summary>Days between the end of collection and <see cref="PublicityDue"/>.</summary>
    public int? PublicityDays { get; init; }

    /// <summary>Where it is printed.</summary>
    public required IReadOnlyList<Clause> Clauses { get; init; }

    /// <summary>The gaps.</summary>
    public required IReadOnlyList<Assumption> Assumptions { get; init; }
}
