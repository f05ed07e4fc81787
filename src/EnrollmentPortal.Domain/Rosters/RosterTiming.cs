using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Collection;


namespace EnrollmentPortal.Domain.Rosters;

/// <summary>Which month's list a roster is, and from which day it counts.</summary>
/// <param name="ListMonth">The first day of the month whose list it is.</param>
/// <param name="EffectiveOn">The first day on which its identities count, and on which those that it leaves out no longer do.</param>
/// <param name="IsLate">It came after the plan's day, and is therefore the next month's list.</param>
/// <param name="Duty">The plan's duty that says so; null where the plan prints none.</param>
public sealed record RosterTiming(DateOnly ListMonth, DateOnly EffectiveOn, bool IsLate, Duty? Duty)
{
    /// <summary>The timing of a roster that a department sends on a day.</summary>
    /// <remarks>Where the plan asks for monthly lists by a day, a list counts from the month after its own (满城 R-MC-22, R-MC-24; the list's
    /// month and not the certificate's is counted from, Q-MC-08). Plans that print no rhythm let a list count from the day it is sent.</remarks>
    public static RosterTiming Of(Plan plan, string department, DateOnly sentOn)
    {
        var month = new DateOnly(sentOn.Year, sentOn.Month, 1);
        if (DutyOf(plan, department) is not { DayOfMonth: { } lastDay } duty)
        {
            return new RosterTiming(month, sentOn, IsLate: false, Duty: null);
        }

        var isLate = sentOn.Day > lastDay;
        var listMonth = isLate ? month.AddMonths(1) : month;
        return new RosterTiming(listMonth, listMonth.AddMonths(1), isLate, duty);
    }

    // A department that certifies without being named among the senders keeps the same rhythm.
    private static Duty? DutyOf(Plan plan, string department)
    {
        var monthly = plan.Duties.Where(duty => duty is { Kind: DutyKind.Roster, Cadence: Cadence.Monthly, DayOfMonth: not null }).ToList();
        return monthly.Find(duty => duty.Responsible.Contains(department)) ?? monthly.FirstOrDefault();
    }
}
