using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Quotas;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <content>What earlier years of cover, or without it, change.</content>
internal sealed partial class AssessmentRun
{
    private int Interrupted => _applicant.Circumstances.InterruptedYears ?? 0;

    private int PaidAfterwards => _applicant.Circumstances.BoughtBackYears ?? 0;

    private TimeSpanLimit? WaitOf(RouteOutcome route)
    {
        if (route is not { AddsInterruption: true, Wait: { } wait } || _plan.Interruption is not { } rule)
        {
            return route.Wait;
        }

        AskForYears(rule);
        _notes.Because(ReasonKind.Interruption, rule.Clause);
        Assume(rule.Assumptions);
        return rule.Wait(wait, Interrupted, PaidAfterwards);
    }

    /// <summary>缴费修复: the bought years at the individual standard of this year, without a subsidy.</summary>
    private Money BuyBackOf(RouteOutcome route)
    {
        if (!route.AddsInterruption || _plan.Interruption is not { } rule || _standard is not { } standard)
        {
            return Money.Zero;
        }

        var amount = new Money(checked(standard.Amount.Fen * rule.BoughtBack(Interrupted, PaidAfterwards)));
        if (!amount.IsZero)
        {
            _notes.Because(ReasonKind.Interruption, rule.Clause, amount);
            _notes.Warn(AssessmentTexts.Warning("buy-back", rule.BoughtBack(Interrupted, PaidAfterwards), amount));
        }

        return amount;
    }

    // The rules share one limit: what the first takes of it is gone for the next.
    private List<CoverageBonus>? BonusesOf()
    {
        if (_plan.Bonuses is not { } plan)
        {
            return null;
        }

        var (left, bonuses) = (plan.Most, new List<CoverageBonus>());
        foreach (var rule in plan.Rules)
        {
            var amount = Money.Min(rule.For(YearsOf(rule.Kind)), left);
            if (!amount.IsZero)
            {
                _notes.Because(ReasonKind.Bonus, rule.Clause, amount);
                _notes.Because(ReasonKind.Bonus, plan.Clause);
                Assume(rule.Assumptions);
                Assume(plan.Assumptions);
                bonuses.Add(new CoverageBonus(rule.Kind, rule.Name, amount));
                left -= amount;
            }
        }

        return bonuses;
    }

    // A gap starts the count of years in a row again; years without a claim go on.
    private int YearsOf(BonusKind kind) => kind switch
    {
        BonusKind.Continuity => Interrupted > 0 ? 0 : _applicant.Circumstances.ContinuousYears ?? 0,
        BonusKind.ZeroReimbursement => _applicant.Circumstances.YearsWithoutClaims ?? 0,
    };

    private void Assume(IReadOnlyList<Assumption> assumptions)
    {
        foreach (var assumption in assumptions)
        {
            _notes.Assume(assumption);
        }
    }
}
