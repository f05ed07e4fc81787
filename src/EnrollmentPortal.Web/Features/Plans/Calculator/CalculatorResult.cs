using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Web.Features.Plans.Calculator;

/// <summary>The assessments of every tier, and what they have in common.</summary>
public sealed class CalculatorResult
{
    public CalculatorResult(IReadOnlyList<Assessment> tiers)
    {
        Tiers = tiers;
        Reasons = [.. tiers.SelectMany(tier => tier.Reasons.Select(reason => (tier.Tier, reason)))
            .GroupBy(pair => pair.reason.RuleId)
            .Select(rule => new CalculatorReason(
                rule.First().reason.Clause,
                [.. rule.Where(pair => pair.reason.Amount is not null).Select(pair => (pair.Tier!, pair.reason.Amount!.Value))]))];
        Warnings = [.. tiers.SelectMany(tier => tier.Warnings).DistinctBy(warning => warning.Text.Zh)];
        Assumptions = [.. tiers.SelectMany(tier => tier.Assumptions).DistinctBy(assumption => assumption.Question)];
    }

    /// <summary>One a tier, in printed order.</summary>
    public IReadOnlyList<Assessment> Tiers { get; }

    /// <summary>Every clause once, with the amounts that it gives in the tiers.</summary>
    public IReadOnlyList<CalculatorReason> Reasons { get; }

    public IReadOnlyList<Warning> Warnings { get; }

    public IReadOnlyList<Assumption> Assumptions { get; }

    /// <summary>The verdict, where every tier has the same.</summary>
    public Verdict? Verdict => Tiers.All(tier => tier.Verdict == Tiers[0].Verdict) ? Tiers[0].Verdict : null;

    /// <summary>At least one tier is for a person to decide.</summary>
    public bool NeedsReview => Tiers.Any(tier => tier.Verdict == Domain.Plans.Tables.Verdict.Review);
}

/// <summary>A clause behind a result.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Amounts">Key of the tier and the amount that the clause gives in it.</param>
public sealed record CalculatorReason(Clause Clause, IReadOnlyList<(string Tier, Money Amount)> Amounts);
