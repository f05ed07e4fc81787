namespace EnrollmentPortal.Domain.Plans.Collection;

/// <summary>How often.</summary>
public enum Cadence
{
    /// <summary>Once.</summary>
    Once,

    /// <summary>Every day.</summary>
    Daily,

    /// <summary>Every week.</summary>
    Weekly,

    /// <summary>Every half month.</summary>
    HalfMonthly,

    /// <summary>Every month.</summary>
    Monthly,

    /// <summary>When there is reason.</summary>
    AsNeeded,
}
