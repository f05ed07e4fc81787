namespace EnrollmentPortal.Domain.Plans.Calendar;

/// <summary>When benefits begin.</summary>
public enum StartRule
{
    /// <summary>With the coverage period.</summary>
    Coverage,

    /// <summary>On the day of birth or event.</summary>
    Event,

    /// <summary>On the day the fee is fully paid.</summary>
    Payment,

    /// <summary>On the day the money arrives (到账).</summary>
    Arrival,

    /// <summary>The day after payment.</summary>
    DayAfterPayment,

    /// <summary>The first of the month after payment.</summary>
    MonthAfterPayment,

    /// <summary>After the route's waiting period, counted from payment.</summary>
    AfterWait,

    /// <summary>After the route's waiting period, counted from payment, but not from before the coverage period.</summary>
    AfterWaitInCoverage,

    /// <summary>The plan does not say.</summary>
    NotPrinted,

    /// <summary>There are no benefits.</summary>
    None,
}
