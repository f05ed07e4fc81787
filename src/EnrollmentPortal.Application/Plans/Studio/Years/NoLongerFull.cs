using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Application.Plans.Studio.Files;

namespace EnrollmentPortal.Application.Plans.Studio.Years;

/// <summary>Finds subsidies that were the whole standard last year and are less than the draft's.</summary>
/// <remarks>全额 is often written as an amount. When the standard rises and the amount stays, people who paid nothing would pay the difference,
/// and no rule is broken: only last year's document tells.</remarks>
internal static class NoLongerFull
{
    /// <param name="copied">Last year's document.</param>
    /// <param name="draft">The draft.</param>
    public static IEnumerable<NextYearCheck> Of(JsonNode copied, JsonNode draft) =>
        from category in PlanJson.Items(draft, "$.categories")
        from tier in PlanFigures.SubsidiesOf(draft, category.Item)
        let before = (PlanJson.Find(copied, PlanPath.ByKeys(draft, category.Path)) as JsonObject) is { } known ? PlanFigures.Of(copied, known, tier.Key) : null
        let now = PlanFigures.Of(draft, category.Item, tier.Key)
        where before is { } earlier && earlier.Subsidy >= earlier.Standard && earlier.Standard > 0 && now is { } current && current.Subsidy < current.Standard
        let gap = new SubsidyGap(before.Value.Subsidy, now.Value.Subsidy, now.Value.Standard)
        let path = $"{category.Path}.cells.{tier.Key}.subsidy"
        select new NextYearCheck(NextYearCheckKind.NoLongerFull, path, $"{NextYearCheckKind.NoLongerFull}:{PlanPath.ByKeys(draft, path)}={gap}") { Gap = gap };
}
