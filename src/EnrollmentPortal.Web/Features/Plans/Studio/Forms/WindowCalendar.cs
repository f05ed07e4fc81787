namespace EnrollmentPortal.Web.Features.Plans.Studio.Forms;

/// <summary>A line of days on which windows can be moved: whole months, with room on both sides.</summary>
public sealed class WindowCalendar
{
    private WindowCalendar(DateOnly first, DateOnly last) => (First, Last) = (first, last);

    public DateOnly First { get; }

    public DateOnly Last { get; }

    /// <summary>The first days of the months.</summary>
    public IEnumerable<DateOnly> Months
    {
        get
        {
            for (var month = First; month <= Last; month = month.AddMonths(1))
            {
                yield return month;
            }
        }
    }

    private double Days => Last.DayNumber - First.DayNumber + 1;

    /// <returns>Null without a day.</returns>
    public static WindowCalendar? Of(IEnumerable<DateOnly> days)
    {
        var known = days.Order().ToList();
        return known.Count == 0 ? null : new WindowCalendar(Month(known[0]).AddMonths(-1), Month(known[^1]).AddMonths(2).AddDays(-1));
    }

    /// <summary>Where a day begins, in per cent of the line.</summary>
    public double At(DateOnly day) => 100.0 * (day.DayNumber - First.DayNumber) / Days;

    /// <summary>The length of a range; both its ends belong to it.</summary>
    public double Width(DateOnly from, DateOnly to) => Math.Max(0, 100.0 * (to.DayNumber - from.DayNumber + 1) / Days);

    private static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);
}
