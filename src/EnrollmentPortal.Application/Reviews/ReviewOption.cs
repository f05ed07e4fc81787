using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Application.Reviews;

/// <summary>A row of the plan by which the person could be accepted.</summary>
/// <param name="Key">Of the plan's routes.</param>
/// <param name="Clauses">Its rule ids; the first is offered as the clause of the decision.</param>
/// <param name="Prices">What the person would pay today, in each tier that the row prices.</param>
/// <param name="IsUsual">The row that would hold today if nothing about the person were left open.</param>
public sealed record ReviewOption(string Key, Wording Name, IReadOnlyList<string> Clauses, IReadOnlyList<ReviewPrice> Prices, bool IsUsual)
{
    /// <summary>Every row that accepts and names a price in some tier, as the engine computes it for this person; the usual one first.</summary>
    internal static IReadOnlyList<ReviewOption> Of(Plan plan, Applicant applicant, DateOnly today)
    {
        var usual = Assessor.Assess(plan, applicant with { Decision = null }, plan.Tiers[0].Key, today).Route;
        return
        [
            .. plan.Routes.Rows.Where(row => row.Then.Verdict == Verdict.Accepted)
                .Select(row => new ReviewOption(
                    row.Key, row.Name, [.. row.Clauses.Select(clause => clause.RuleId)], PricesOf(plan, applicant, row.Key, today), row.Key == usual))
                .Where(option => option.Prices.Count > 0)
                .OrderByDescending(option => option.IsUsual),
        ];
    }

    private static IReadOnlyList<ReviewPrice> PricesOf(Plan plan, Applicant applicant, string route, DateOnly today)
    {
        var tried = applicant with { Decision = new Decision(route, string.Empty, string.Empty, string.Empty, string.Empty, today) };
        return
        [
            .. plan.Tiers.Select(tier => (tier, Priced: Assessor.Assess(plan, tried, tier.Key, today)))
                .Where(price => price.Priced is { Verdict: Verdict.Accepted, TotalDue: not null, Standard: not null })
                .Select(price => new ReviewPrice(price.tier.Name, price.Priced.Subsidy ?? Money.Zero, price.Priced.TotalDue!.Value, price.Priced.Entitlement)),
        ];
    }
}

/// <summary>What would be paid, and from when until when benefits would run.</summary>
public sealed record ReviewPrice(Wording Tier, Money Subsidy, Money Due, Entitlement Entitlement);
