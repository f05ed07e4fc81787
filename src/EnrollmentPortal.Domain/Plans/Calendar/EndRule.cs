using EnrollmentPortal.Domain.Facts;

namespace EnrollmentPortal.Domain.Plans.Calendar;

/// <summary>When benefits end.</summary>
public enum EndRule
{
    /// <summary>With the coverage period.</summary>
    Coverage,

    /// <summary>31 December of the event's year.</summary>
    EventYear,

    /// <summary>With the school year, where the plan states its end.</summary>
    SchoolYear,

    /// <summary>The plan does not say.</summary>
    NotPrinted,

    /// <summary>There are no benefits.</summary>
    None,
}
