using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <content>Assessing with facts that nobody knows.</content>
internal sealed partial class AssessmentRun
{
    private FactKind? _openYears;

    /// <summary>Assesses with every open fact as all that it may be.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="applicant">With <see cref="Applicant.Open"/>.</param>
    /// <param name="tier">The tier.</param>
    /// <param name="paidOn">The day of payment.</param>
    /// <param name="undecided">The first fact on which the result turned; null where there is a result.</param>
    /// <returns>Null where the result turned on a fact.</returns>
    internal static Assessment? TryAssess(Plan plan, Applicant applicant, FeeTier? tier, DateOnly? paidOn, out FactKind? undecided)
    {
        var run = new AssessmentRun(plan, applicant, tier, FactFinder.FindOpen(plan, applicant, paidOn), arrivedOn: null);
        var result = run.TryAssess();
        undecided = run._facts.Blocked is { } fact ? FactFinder.KindOf(fact) : run._openYears;
        return undecided is null ? result : null;
    }

    private Assessment? TryAssess()
    {
        var eligibility = _plan.Eligibility.First(_facts, _plan.Counting);
        // A person who is refused for another insurance is refused whatever the day.
        var route = eligibility?.Then.Verdict == Verdict.Refused ? _plan.Routes.Rows[^1] : _plan.Routes.First(_facts, _plan.Counting);
        return eligibility is null || route is null || _facts.Blocked is not null ? null : Settled(Assess(eligibility, route));
    }

    // Years are counted by a rule of their own, which the tables do not show.
    private void AskForYears(InterruptionRule rule)
    {
        if (_facts.IsOpen(Fact.Interruption))
        {
            _facts.Block(Fact.Interruption);
        }
        else if (rule.CanBuyBack && Interrupted > 0 && _facts.HasOpen && _applicant.Open.Any(static open => open.Kind == FactKind.BoughtBackYears))
        {
            _openYears = FactKind.BoughtBackYears;
        }
    }
}
