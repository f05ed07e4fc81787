namespace EnrollmentPortal.Domain.Facts;

/// <summary>How much of the standard the best subsidy pays.</summary>
public enum SubsidyReach
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A part.</summary>
    Partial,

    /// <summary>All of it.</summary>
    Full,

    /// <summary>The amount is not printed.</summary>
    Unknown,
}
