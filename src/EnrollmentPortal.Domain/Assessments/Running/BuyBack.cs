using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>缴费修复: the years without cover that a person pays afterwards, each at the individual standard of this year and without a subsidy
/// (示例县 五(二)).</summary>
/// <param name="Rule">The plan's rule; null where the route counts no years, or no tier is chosen.</param>
/// <param name="Years">How many years; no more than were left out.</param>
/// <param name="Amount">What they cost.</param>
internal readonly record struct BuyBack(InterruptionRule? Rule, int Years, Money Amount)
{
    internal static BuyBack Of(InterruptionRule? rule, RouteOutcome route, Circumstances known, Figure? standard)
    {
        if (!route.AddsInterruption || rule is null || standard is null)
        {
            return default;
        }

        var years = rule.BoughtBack(known.InterruptedYears ?? 0, known.BoughtBackYears ?? 0);
        return new BuyBack(rule, years, new Money(checked(standard.Amount.Fen * years)));
    }

    /// <summary>True where a person with a gap may buy years back and nobody knows how many they do.</summary>
    internal static bool IsOpen(InterruptionRule? rule, RouteOutcome route, Applicant applicant) =>
        rule is { CanBuyBack: true }
        && route is { AddsInterruption: true, Wait: not null }
        && applicant.Circumstances.InterruptedYears > 0
        && applicant.Open.Any(static open => open.Kind == FactKind.BoughtBackYears);

    internal void Explain(AssessmentNotes notes)
    {
        if (Rule is not null && !Amount.IsZero)
        {
            notes.Because(ReasonKind.Interruption, Rule.Clause, Amount);
            notes.Warn(AssessmentTexts.Warning("buy-back", Years, Amount));
        }
    }
}
