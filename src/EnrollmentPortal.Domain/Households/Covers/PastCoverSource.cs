namespace EnrollmentPortal.Domain.Households.Covers;

/// <summary>How it is known whether somebody was covered here in an earlier year.</summary>
public enum PastCoverSource
{
    /// <summary>The portal's own ledger of that year.</summary>
    Ledger,

    /// <summary>A list of last year's cover.</summary>
    List,

    /// <summary>Invented with a demonstration's people.</summary>
    Demonstration,
}
