namespace EnrollmentPortal.Domain.Plans.Calendar;

/// <summary>A number of days or of calendar months.</summary>
/// <param name="Count">How many.</param>
/// <param name="InMonths">Calendar months, cut to the month's end, instead of days.</param>
public readonly record struct TimeSpanLimit(int Count, bool InMonths)
{
    /// <summary>The day that lies this far behind <paramref name="day"/>.</summary>
    public DateOnly After(DateOnly day) => InMonths ? day.AddMonths(Count) : day.AddDays(Count);
}
