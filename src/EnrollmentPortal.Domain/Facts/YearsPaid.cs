namespace EnrollmentPortal.Domain.Facts;

/// <summary>Which years a newborn pays for.</summary>
public enum YearsPaid
{
    /// <summary>Not stated.</summary>
    Unstated,

    /// <summary>The coverage year alone.</summary>
    This,

    /// <summary>The year before alone.</summary>
    Previous,

    /// <summary>Both.</summary>
    Both,

    /// <summary>Other years.</summary>
    Other,
}
