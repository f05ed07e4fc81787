using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.ZeroDeclarations;

namespace EnrollmentPortal.Application.ZeroDeclarations;

/// <summary>Finds the tier that costs a person nothing on a day, by the one assessment function.</summary>
internal static class FreePrices
{
    /// <summary>The categories whose holders can be subsidised in full: a person who holds none of them always pays something.</summary>
    public static IReadOnlyList<string> CategoriesOf(Plan plan)
    {
        var free = plan.Categories.Where(category => plan.Tiers.Any(tier => IsWhole(category.CellFor(tier.Key), tier))).Select(category => category.Name).ToHashSet(StringComparer.Ordinal);
        // Identities that together make a free one count as well.
        var parts = plan.Identities.Conjunctions.Where(conjunction => free.Contains(conjunction.Becomes)).SelectMany(conjunction => conjunction.First.Concat(conjunction.Second));
        return [.. free.Union(parts)];
    }

    /// <returns>The price, or why there is none.</returns>
    public static Result<FreeLine> Of(Plan plan, Person person, int coverageYear, DateOnly today)
    {
        if (person.Exemption is not null)
        {
            return ZeroErrors.Exempt;
        }

        var applicant = RegisteredApplicant.Of(plan, person, today);
        var priced = TiersFor(plan, person, coverageYear).Select(tier => ContributionPricing.PriceOf(plan, applicant, tier, today)).OfType<PricedTier>().ToList();
        return priced.Find(tier => IsFree(tier.Price)) is { } free
            ? new FreeLine(
                new FreePrice(free.Price.Tier, free.Price.Standard, free.Price.SubsidyCategory!, free.Price.SubsidyFunder),
                new PricedLine(person, free.Price, applicant.Identities, free.Frozen))
            : priced.Count == 0 ? ZeroErrors.NotAccepted : ZeroErrors.NotFree;
    }

    // Last year's tier where that is free, else the first that is: the desk offers them in the same order.
    private static IEnumerable<string> TiersFor(Plan plan, Person person, int coverageYear)
    {
        var all = plan.Tiers.Select(tier => tier.Key);
        return person.CoverOf(coverageYear - 1) is { } last && plan.FindTier(last) is not null ? all.Prepend(last).Distinct() : all;
    }

    private static bool IsFree(Domain.Contributions.EnrollmentPrice price) =>
        price is { SelfPay.IsZero: true, GovernmentShare.IsZero: true, Subsidy.IsZero: false, SubsidyCategory: not null };

    private static bool IsWhole(SubsidyCell cell, FeeTier tier) => cell.Kind switch
    {
        SubsidyKind.Full => true,
        SubsidyKind.Amount => cell.Amount >= Lowest(tier),
        SubsidyKind.None or SubsidyKind.NotPrinted or SubsidyKind.NoLine => false,
    };

    private static Money Lowest(FeeTier tier) =>
        tier.StudentStandard is { } student && student.Amount < tier.Standard.Amount ? student.Amount : tier.Standard.Amount;
}

/// <summary>A person who can be enrolled without payment.</summary>
/// <param name="Price">What is proposed and approved.</param>
/// <param name="Line">As the ledger takes it.</param>
internal sealed record FreeLine(FreePrice Price, PricedLine Line);
