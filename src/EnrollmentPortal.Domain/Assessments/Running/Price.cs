using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Prices;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>The amounts of one assessment: 自付 is the standard less the subsidy, and the government share stands beside it.</summary>
/// <remarks>What no document prints is null and never guessed: without an amount of the subsidy there is no self-pay either, and a person decides.</remarks>
/// <param name="Rule">What there is to pay on the route.</param>
/// <param name="NeedsDecision">True where an amount is missing that the cashier needs.</param>
internal readonly record struct Price(
    PriceRule Rule, Money? Standard, Money? Subsidy, SubsidyGrant? Grant, Money? SelfPay, GovernmentShareDue GovernmentShare, bool NeedsDecision)
{
    /// <summary>The amounts of a route.</summary>
    /// <param name="rule">What there is to pay on the route.</param>
    /// <param name="standard">The payer's standard; null while no tier is chosen.</param>
    /// <param name="best">The subsidy that pays; null without one.</param>
    /// <param name="share">The government share; it counts only beside a standard.</param>
    internal static Price Of(PriceRule rule, Figure? standard, BestSubsidy? best, GovernmentShareDue share) => rule switch
    {
        PriceRule.Standard when standard is null => new Price(rule, null, null, null, null, default, NeedsDecision: true),
        PriceRule.Standard => OfStandard(standard.Amount, best, share),
        PriceRule.NothingDue => new Price(rule, Money.Zero, Money.Zero, null, Money.Zero, GovernmentShareDue.NotDue, NeedsDecision: false),
        PriceRule.None => new Price(rule, null, null, null, null, default, NeedsDecision: false),
        // The fee stands in another year's plan; a subsidy of this year does not pay it.
        PriceRule.PriorYear => new Price(rule, null, Money.Zero, null, null, GovernmentShareDue.NotDue, NeedsDecision: false),
    };

    internal void Explain(AssessmentNotes notes)
    {
        if (Rule == PriceRule.PriorYear)
        {
            notes.Warn(AssessmentTexts.Warning("prior-year-price"));
        }
        else if (Rule == PriceRule.Standard && Standard is null)
        {
            notes.Warn(AssessmentTexts.Warning("tier-missing"));
        }
    }

    private static Price OfStandard(Money standard, BestSubsidy? best, GovernmentShareDue share)
    {
        if (best?.Unprinted is not null)
        {
            return new Price(PriceRule.Standard, standard, null, null, null, share, NeedsDecision: true);
        }

        var subsidy = best?.Amount ?? Money.Zero;
        var grant = best?.Category is { } category
            ? new SubsidyGrant(category.Name, subsidy, category.Certifiers, category.Funder)
            : null;
        return new Price(PriceRule.Standard, standard, subsidy, grant, standard - subsidy, share, NeedsDecision: false);
    }
}
