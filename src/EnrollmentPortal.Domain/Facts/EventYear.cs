namespace EnrollmentPortal.Domain.Facts;

/// <summary>Year of an event, seen from the coverage year.</summary>
public enum EventYear
{
    /// <summary>No event.</summary>
    None,

    /// <summary>Before the previous year.</summary>
    Earlier,

    /// <summary>The year before the coverage year.</summary>
    Previous,

    /// <summary>The coverage year.</summary>
    Coverage,

    /// <summary>After it.</summary>
    Later,
}
