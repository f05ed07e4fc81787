using EnrollmentPortal.Domain.Assessments.Running;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments;

/// <summary>A question that must be answered before a price can be named: the possible answers lead to different verdicts, prices or dates.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Answers">The answers that are still possible, as they are written in the register.</param>
public sealed record OpenQuestion(FactKind Kind, IReadOnlyList<string> Answers)
{
    /// <summary>The first open fact that decides anything in one of the plan's tiers.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="applicant">The person, with what nobody knows.</param>
    /// <param name="paidOn">The day of payment.</param>
    /// <returns>Null where every possible answer gives the same verdict, price and dates.</returns>
    public static OpenQuestion? Of(Plan plan, Applicant applicant, DateOnly? paidOn)
    {
        if (applicant.Open.IsEmpty)
        {
            return null;
        }

        foreach (var tier in plan.Tiers)
        {
            if (new OpenSearch(plan, tier, paidOn).FindQuestion(applicant) is { } kind)
            {
                var open = applicant.Open.First(fact => fact.Kind == kind);
                return new OpenQuestion(kind, [.. FactAnswers.Of(open)]);
            }
        }

        return null;
    }
}

/// <summary>The part of an assessment that a payer hears: may I, how much, from when until when.</summary>
/// <remarks>The deciding row may differ and the clauses with it; nobody is asked for the sake of a clause.</remarks>
public readonly record struct Outcome(
    Verdict Verdict, Money? Standard, Money? Subsidy, Money? SelfPay, GovernmentShareDue Share, Money BuyBack, Entitlement Entitlement)
{
    /// <summary>What the payer hears of an assessment; of a refusal only that.</summary>
    public static Outcome Of(Assessment assessment) => assessment.Verdict == Verdict.Refused
        ? new Outcome(Verdict.Refused, null, null, null, GovernmentShareDue.NotDue, Money.Zero, Entitlement.None)
        : new Outcome(
            assessment.Verdict, assessment.Standard, assessment.Subsidy, assessment.SelfPay, assessment.GovernmentShare, assessment.BuyBack, assessment.Entitlement);
}
