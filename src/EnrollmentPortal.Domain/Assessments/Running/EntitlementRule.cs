using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>待遇享受期: the first and the last day of benefits, by the rules of the route.</summary>
/// <remarks>Those who pay in time have the plan's period (王场 三(一), 满城 二(四)); an event, a late payment or a waiting period begins by its own
/// day. Where the first day comes after the last, no day of benefits is left; a day that no plan prints stays empty.</remarks>
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

    internal static void Explain(AssessmentNotes notes, CoveragePeriod coverage, RouteOutcome route, Entitlement entitlement)
    {
        if (route.Start == StartRule.Coverage)
        {
            notes.Because(ReasonKind.Entitlement, coverage.Clause);
            notes.Assume(coverage.Assumption);
        }

        if (entitlement.State == EntitlementState.NoDaysLeft)
        {
            notes.Warn(AssessmentTexts.Warning("no-benefit-days"));
            notes.Assume(coverage.NoDaysLeftAssumption);
        }
        else if (entitlement.State == EntitlementState.NotPrinted)
        {
            notes.Warn(AssessmentTexts.Warning("entitlement-not-printed"));
        }
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
