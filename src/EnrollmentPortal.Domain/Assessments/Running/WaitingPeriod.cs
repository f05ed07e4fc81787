using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>等待期 of one person: the route's own (王场 三(二): 90 days), and what years without cover add to it (示例县 五(一), 五(二)).</summary>
/// <param name="Limit">The whole waiting period; null where the route has none.</param>
/// <param name="CountedBy">The plan's rule about interrupted years, where the route asks for it; null where years do not count.</param>
internal readonly record struct WaitingPeriod(TimeSpanLimit? Limit, InterruptionRule? CountedBy)
{
    /// <summary>True where the period depends on the years without cover, even where there are none.</summary>
    internal bool CountsYears => CountedBy is not null;

    internal static WaitingPeriod Of(InterruptionRule? rule, RouteOutcome route, Circumstances known) =>
        rule is not null && route is { AddsInterruption: true, Wait: { } wait }
            ? new WaitingPeriod(rule.Wait(wait, known.InterruptedYears ?? 0, known.BoughtBackYears ?? 0), rule)
            : new WaitingPeriod(route.Wait, null);

    internal void Explain(AssessmentNotes notes)
    {
        if (CountedBy is { } rule)
        {
            notes.Because(ReasonKind.Interruption, rule.Clause);
            notes.Assume(rule.Assumptions);
        }
    }
}
