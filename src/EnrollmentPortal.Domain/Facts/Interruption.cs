namespace EnrollmentPortal.Domain.Facts;

/// <summary>Whether the person was covered in the years before without a gap.</summary>
public enum Interruption
{
    /// <summary>Not stated.</summary>
    Unstated,

    /// <summary>No gap, or never covered before.</summary>
    None,

    /// <summary>断保: at least one coverage year was left out.</summary>
    Interrupted,
}
