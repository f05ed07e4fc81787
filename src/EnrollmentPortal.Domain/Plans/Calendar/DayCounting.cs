namespace EnrollmentPortal.Domain.Plans.Calendar;

/// <summary>How "within N days of" and "after N days" are counted.</summary>
/// <param name="EventDay">0 when the day of birth or event is not counted (day N still inside), 1 when it is the first day.</param>
/// <param name="WaitShift">0 when benefits begin on payment + N, 1 when a day later.</param>
public sealed record DayCounting(int EventDay, int WaitShift)
{
    /// <summary>The last day that is still inside the limit.</summary>
    public DateOnly LastDay(DateOnly eventOn, TimeSpanLimit limit) => limit.After(eventOn).AddDays(-EventDay);

    /// <summary>The first day of benefits after a waiting period.</summary>
    public DateOnly FirstDay(DateOnly paidOn, TimeSpanLimit wait) => wait.After(paidOn).AddDays(WaitShift);
}
