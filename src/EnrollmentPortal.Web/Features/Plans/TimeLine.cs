using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Web.Features.Plans;

/// <summary>Where the windows and the coverage period lie on a line of days, in per cent of its length.</summary>
public sealed class TimeLine
{
    private readonly DateRange _span;

    /// <param name="plan">The plan.</param>
    /// <param name="today">Marked when it lies on the line.</param>
    public TimeLine(Plan plan, DateOnly today)
    {
        var days = plan.Windows.Select(window => window.Days).Concat(plan.Coverage.Days is { } coverage ? [coverage] : []).ToList();
        var (first, last) = (days.Min(range => range.From), days.Max(range => range.To));
        _span = new DateRange(new DateOnly(first.Year, first.Month, 1), new DateOnly(last.Year, last.Month, 1).AddMonths(1).AddDays(-1));
        Today = _span.Contains(today) ? At(today) : null;
    }

    /// <summary>Where today lies; null where it is not on the line.</summary>
    public double? Today { get; }

    /// <summary>The first days of the months.</summary>
    public IEnumerable<DateOnly> Months
    {
        get
        {
            for (var month = _span.From; month <= _span.To; month = month.AddMonths(1))
            {
                yield return month;
            }
        }
    }

    /// <summary>The beginning of a day.</summary>
    public double At(DateOnly day) => 100.0 * (day.DayNumber - _span.From.DayNumber) / _span.Days;

    /// <summary>The length of a range; both its ends belong to it.</summary>
    public double Width(DateRange days) => 100.0 * days.Days / _span.Days;
}
