using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>What a price rests on before anybody asks whether the person may enrol: the standard, the identities and the subsidy.</summary>
/// <param name="Standard">缴费标准 of the payer; null while no tier is chosen.</param>
/// <param name="Change">The row about a change after an earlier payment; null without one.</param>
/// <param name="Held">The categories that count on the day.</param>
/// <param name="Best">Which of them pays; null without a tier or a category.</param>
internal readonly record struct PriceBasis(Figure? Standard, DecisionRow<ChangeOutcome>? Change, HeldIdentities Held, BestSubsidy? Best)
{
    /// <summary>The basis of one person on one day.</summary>
    /// <remarks>Every answer goes onto the sheet as soon as it is found, because the next table asks for it: a change is judged by what was
    /// paid of the standard, a way in by the groups and by the reach of the subsidy.</remarks>
    internal static PriceBasis Of(Plan plan, Applicant applicant, FeeTier? tier, FactSheet facts)
    {
        var payer = PayerRule.Of(plan, applicant, facts);
        facts.Set(Fact.Payer, (int)payer);
        var standard = tier?.StandardFor(payer);
        facts.Set(Fact.PaidBefore, (int)EarlierPayments.Of(applicant.Circumstances.PaidBefore, standard?.Amount));
        var change = plan.Changes.First(facts, plan.Counting);
        var held = HeldIdentities.Of(plan, applicant, facts.PaidOn, change?.Then.Identity);
        facts.SetMany(Fact.Group, held.GroupBits);
        var best = tier is null || held.Categories.Count == 0 ? null : BestSubsidy.Of(plan, held.Categories, tier.Key, standard!.Amount);
        facts.Set(Fact.Subsidy, (int)(best?.Reach ?? SubsidyReach.None));
        return new PriceBasis(standard, change, held, best);
    }

    internal void ExplainStandard(AssessmentNotes notes)
    {
        if (Standard is not null)
        {
            notes.Because(ReasonKind.Standard, Standard.Clause, Standard.Amount);
        }
    }

    internal void ExplainSubsidy(AssessmentNotes notes, Plan plan, FeeTier? tier)
    {
        Held.Explain(notes, plan.Identities, tier?.Key, Standard?.Amount);
        Best?.Explain(notes);
    }
}
