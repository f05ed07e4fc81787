using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;

namespace EnrollmentPortal.Application.Plans.Studio.Years;

/// <summary>Finds what a draft still has from last year's document, each thing by name. One is gone once somebody has changed it; the others
/// are looked at one by one.</summary>
public static class NextYearChecks
{
    /// <param name="earlier">Last year's published document.</param>
    /// <param name="document">The draft.</param>
    public static IReadOnlyList<NextYearCheck> Of(string earlier, string document)
    {
        if (PlanJson.Parse(NextYear.Of(earlier)) is not { } copied || PlanJson.Parse(document) is not { } draft)
        {
            return [];
        }

        // People who would pay for the first time come first.
        return [
            .. NoLongerFull.Of(copied, draft),
            .. Same(NextYearCheckKind.Document, PlanJson.Items(draft, "$.documents").Select(item => item.Path + ".number"), copied, draft),
            .. Same(NextYearCheckKind.Standard, PlanJson.Items(draft, "$.tiers").SelectMany(item => new[] { item.Path + ".standard", item.Path + ".student.standard" }), copied, draft),
            .. Same(NextYearCheckKind.GovernmentShare, ["$.governmentShare"], copied, draft),
            .. Subsidies(copied, draft),
            .. Windows(copied, draft),
            .. Quotas(copied, draft),
            .. Unconfirmed(draft),
        ];
    }

    private static IEnumerable<NextYearCheck> Same(NextYearCheckKind kind, IEnumerable<string> paths, JsonNode copied, JsonNode draft) =>
        from path in paths
        let value = PlanJson.Find(draft, path)
        let key = PlanPath.ByKeys(draft, path)
        where value is not null && JsonNode.DeepEquals(PlanFigures.Resolved(draft, value), PlanFigures.Resolved(copied, PlanJson.Find(copied, key)))
        select new NextYearCheck(kind, path, $"{kind}:{key}");

    // The self-pay follows from the standard, so that a new standard does not make the subsidies new.
    private static IEnumerable<NextYearCheck> Subsidies(JsonNode copied, JsonNode draft) =>
        from category in PlanJson.Items(draft, "$.categories")
        let key = PlanPath.ByKeys(draft, category.Path)
        let own = PlanFigures.SubsidiesOf(draft, category.Item)
        where own.Count > 0 && JsonNode.DeepEquals(own, PlanFigures.SubsidiesOf(copied, PlanJson.Find(copied, key) as JsonObject))
        select new NextYearCheck(NextYearCheckKind.Subsidy, category.Path, $"{NextYearCheckKind.Subsidy}:{key}");

    private static IEnumerable<NextYearCheck> Windows(JsonNode copied, JsonNode draft)
    {
        var before = PlanWindows.Of(copied).ToDictionary(window => PlanPath.ByKeys(copied, window.Path), window => (window.From, window.To));
        return from window in PlanWindows.Of(draft)
               let key = PlanPath.ByKeys(draft, window.Path)
               where before.TryGetValue(key, out var days) && days == (window.From, window.To)
               select new NextYearCheck(NextYearCheckKind.Window, window.Path, $"{NextYearCheckKind.Window}:{key}");
    }

    // One thing to look at: a table is compared as a whole. It stays until the last row is the new year's.
    private static IEnumerable<NextYearCheck> Quotas(JsonNode copied, JsonNode draft)
    {
        var same = PlanJson.Items(draft, "$.quotas.rows").Count(row => JsonNode.DeepEquals(row.Item, PlanJson.Find(copied, PlanPath.ByKeys(draft, row.Path))));
        return same > 0 ? [new NextYearCheck(NextYearCheckKind.Quotas, "$.quotas.rows", $"{NextYearCheckKind.Quotas}:$.quotas.rows", same)] : [];
    }

    private static IEnumerable<NextYearCheck> Unconfirmed(JsonNode draft) =>
        from assumption in PlanJson.Items(draft, "$.assumptions")
        where assumption.Item["confirmedBy"]?.ToString() is null or ""
        select new NextYearCheck(
            NextYearCheckKind.Assumption, assumption.Path, $"{NextYearCheckKind.Assumption}:{PlanPath.ByKeys(draft, assumption.Path)}={assumption.Item["value"]}")
        {
            About = new Wording(PlanJson.Text(assumption.Item, "$.zh"), PlanJson.Text(assumption.Item, "$.en")),
        };
}
