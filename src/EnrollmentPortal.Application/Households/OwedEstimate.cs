using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Application.Households;

/// <summary>Which tier an estimate assumes while nobody has chosen one.</summary>
public enum TierBasis
{
    /// <summary>Everybody's tier of the year before.</summary>
    LastYear,

    /// <summary>The tier with the lowest standard, because nobody was enrolled the year before.</summary>
    Lowest,

    /// <summary>Last year's tier where there was one, the lowest for the others.</summary>
    Mixed,
}

/// <summary>What the missing members of a household would pay today: for the cadre to say at the door, no bill.</summary>
/// <param name="Amount">Self-pay and government share of those who can be priced.</param>
/// <param name="Basis">The tiers that it assumes.</param>
/// <param name="Unpriced">Missing members without a price: the plan refuses them today, prints no amount, or a person must decide.</param>
public sealed record OwedEstimate(Money Amount, TierBasis Basis, int Unpriced)
{
    /// <param name="plan">The plan of the household's unit.</param>
    /// <param name="missing">Members who should enrol and have not, with their identities.</param>
    /// <param name="today">The business date.</param>
    internal static OwedEstimate Of(Plan plan, IReadOnlyList<Person> missing, DateOnly today)
    {
        var prices = missing.Select(person => MemberPrice.Of(plan, person, today)).ToList();
        var amount = prices.Sum(price => price.Due ?? Money.Zero);
        return new OwedEstimate(amount, BasisOf(prices), prices.Count(price => price.Due is null));
    }

    private static TierBasis BasisOf(List<MemberPrice> prices)
    {
        var byLastYear = prices.Count(price => price.ByLastYear);
        return byLastYear == 0 ? TierBasis.Lowest : byLastYear == prices.Count ? TierBasis.LastYear : TierBasis.Mixed;
    }
}
