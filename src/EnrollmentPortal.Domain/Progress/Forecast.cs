namespace EnrollmentPortal.Domain.Progress;

/// <summary>People enrolled on one day.</summary>
public readonly record struct DayGain(DateOnly Day, int Enrolled);

/// <summary>Where the campaign ends if the pace of the last days goes on. A rule of thumb for a meeting, no promise.</summary>
/// <param name="PaceDays">The days over which the pace was taken, today included: seven, or fewer after the opening.</param>
/// <param name="PerDay">People enrolled a day, on average.</param>
/// <param name="DaysLeft">Days after today up to the window's last day.</param>
/// <param name="EnrolledAtEnd">Enrolled on the last day; never more than should enrol.</param>
public sealed record Forecast(int PaceDays, decimal PerDay, int DaysLeft, int EnrolledAtEnd)
{
    /// <summary>A week holds market days and rest days alike.</summary>
    public const int MaxPaceDays = 7;

    /// <summary>The forecast on a day of the window.</summary>
    /// <param name="days">Every day with enrolments; others count as nothing.</param>
    /// <param name="counts">How things stand.</param>
    /// <param name="openedOn">First day of the campaign.</param>
    /// <param name="today">The business date.</param>
    /// <param name="lastDay">The window's last day, inclusive.</param>
    /// <returns>Null outside the campaign's days: there is no pace to carry on.</returns>
    public static Forecast? Of(IEnumerable<DayGain> days, ProgressCounts counts, DateOnly openedOn, DateOnly today, DateOnly lastDay)
    {
        if (today < openedOn || lastDay < today)
        {
            return null;
        }

        var paceDays = Math.Min(MaxPaceDays, today.DayNumber - openedOn.DayNumber + 1);
        var since = today.AddDays(1 - paceDays);
        var gained = days.Where(gain => since <= gain.Day && gain.Day <= today).Sum(gain => gain.Enrolled);
        var perDay = (decimal)gained / paceDays;
        var daysLeft = lastDay.DayNumber - today.DayNumber;
        var atEnd = counts.Enrolled + (int)decimal.Round(perDay * daysLeft, MidpointRounding.AwayFromZero);
        return new Forecast(paceDays, perDay, daysLeft, Math.Min(atEnd, Math.Max(counts.Enrolled, counts.Expected)));
    }
}
