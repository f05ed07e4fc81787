using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;

namespace EnrollmentPortal.Web.Features.Statements;

/// <summary>What the household pays together where all members who are still missing take the tier.</summary>
/// <param name="Members">How many that is.</param>
public sealed record StatementTotal(FeeTier Tier, int Members, Money Amount)
{
    /// <summary>One a tier; none for a tier in which somebody cannot be priced, because a sum without them would be wrong.</summary>
    public static IEnumerable<StatementTotal> Of(HouseholdSheet sheet)
    {
        var missing = sheet.Missing.ToList();
        foreach (var tier in sheet.Plan is { } plan && missing.Count > 0 ? plan.Tiers : [])
        {
            var quotes = missing.Select(member => member.Quotes.FirstOrDefault(quote => quote.Tier.Key == tier.Key)).ToList();
            if (quotes.TrueForAll(quote => quote is { IsPayable: true }))
            {
                yield return new StatementTotal(tier, quotes.Count, quotes.Sum(quote => quote!.Assessment.TotalDue!.Value));
            }
        }
    }
}
