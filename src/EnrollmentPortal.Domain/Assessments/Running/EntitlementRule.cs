using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>Computes the dates of benefits from a route's rules.</summary>
internal static class EntitlementRule
{
    internal static Entitlement Of(Plan plan, RouteOutcome route, FactSheet facts, TimeSpanLimit? wait, DateOnly? arrivedOn)
    {
        var start = Start(plan, route.Start, facts, wait, arrivedOn);
        var end = End(plan, route.End, facts.EventOn);
        if (route is { Start: StartRule.None, End: EndRule.None })
        {
            return Entitlement.None;
        }

        if (start > end)
        {
            return new Entitlement(EntitlementState.NoDaysLeft, null, null);
        }

        var state = start is null || end is null ? EntitlementState.NotPrinted : EntitlementState.Dated;
        return new Entitlement(state, start, end);
    }

    private static DateOnly? Start(Plan plan, StartRule rule, FactSheet facts, TimeSpanLimit? wait, DateOnly? arrivedOn) => rule switch
    {
        StartRule.Coverage => plan.Coverage.Days?.From,
        StartRule.Event => facts.EventOn,
        StartRule.Payment => facts.PaidOn,
        StartRule.Arrival => arrivedOn ?? facts.PaidOn,
        StartRule.DayAfterPayment => facts.PaidOn?.AddDays(1),
        StartRule.MonthAfterPayment => facts.PaidOn is { } day ? new DateOnly(day.Year, day.Month, 1).AddMonths(1) : null,
        StartRule.AfterWait => facts.PaidOn is { } paid ? plan.Counting.FirstDay(paid, wait!.Value) : null,
        StartRule.AfterWaitInCoverage => Later(plan.Coverage.Days?.From, facts.PaidOn) is { } first ? plan.Counting.FirstDay(first, wait!.Value) : null,
        StartRule.NotPrinted or StartRule.None => null,
    };

    private static DateOnly? Later(DateOnly? coverage, DateOnly? paidOn) => coverage > paidOn ? coverage : coverage is null ? null : paidOn;

    private static DateOnly? End(Plan plan, EndRule rule, DateOnly? eventOn) => rule switch
    {
        EndRule.Coverage => plan.Coverage.Days?.To,
        EndRule.EventYear => eventOn is { } day ? new DateOnly(day.Year, 12, 31) : null,
        EndRule.SchoolYear => plan.Coverage.SchoolYearEnd,
        EndRule.NotPrinted or EndRule.None => null,
    };
}
