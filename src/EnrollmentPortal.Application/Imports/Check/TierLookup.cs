using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;

namespace EnrollmentPortal.Application.Imports.Check;

/// <summary>What tiers are called in last year's lists, and the year that they are about.</summary>
/// <param name="Year">The coverage year before the current campaign's; null before a campaign opens.</param>
/// <param name="Tiers">Keys of the tiers in the plan's order.</param>
public sealed record TierLookup(int? Year, IReadOnlyList<string> Tiers)
{
    internal static async Task<TierLookup> ReadAsync(UnitOfWork work, PlanCache plans, CancellationToken cancellationToken)
    {
        if (await work.CurrentYearAsync(cancellationToken) is not { } year)
        {
            return new TierLookup(null, []);
        }

        var plan = await plans.ForAsync(work, work.Scope.Unit, year, cancellationToken);
        return new TierLookup(year - 1, [.. plan?.Plan.Tiers.Select(tier => tier.Key) ?? []]);
    }

    /// <summary>The tier that a cell means: its key, with what offices put around it.</summary>
    public string? Find(string text) =>
        Tiers.FirstOrDefault(tier => text == tier)
        ?? Tiers.FirstOrDefault(tier => text.Contains(tier, StringComparison.Ordinal) || text == Ordinal(tier));

    // 1档, 第一档 and 1 are the first tier.
    private string? Ordinal(string tier)
    {
        var place = Tiers.ToList().IndexOf(tier) + 1;
        return place.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
