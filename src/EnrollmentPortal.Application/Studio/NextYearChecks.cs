using System.Text.Json.Nodes;

namespace EnrollmentPortal.Application.Studio;

/// <summary>Something that came from last year's document as it was; of texts see <see cref="YearTexts"/>.</summary>
public enum NextYearCheckKind
{
    /// <summary>The printed source is last year's.</summary>
    Document,

    /// <summary>A standard is last year's.</summary>
    Standard,

    /// <summary>The government share is last year's.</summary>
    GovernmentShare,

    /// <summary>Every amount of the subsidy table is last year's.</summary>
    Subsidies,

    /// <summary>The windows are last year's, a year later: days of the week and holidays lie elsewhere.</summary>
    Windows,

    /// <summary>The quotas are last year's.</summary>
    Quotas,

    /// <summary>Nobody has confirmed assumptions for the new year.</summary>
    Assumptions,
}

/// <summary>What an official must look at before a copied plan is next year's.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Count">How many places there.</param>
public sealed record NextYearCheck(NextYearCheckKind Kind, string Path, int Count);

/// <summary>Finds what a draft still has from last year's document; each is gone once somebody has changed it.</summary>
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

        var windows = PlanWindows.Of(draft).SequenceEqual(PlanWindows.Of(copied));
        return [
            .. Same(NextYearCheckKind.Document, PlanJson.Items(draft, "$.documents").Select(item => item.Path + ".number"), copied, draft),
            .. Same(NextYearCheckKind.Standard, PlanJson.Items(draft, "$.tiers").Select(item => item.Path + ".standard"), copied, draft),
            .. Same(NextYearCheckKind.GovernmentShare, ["$.governmentShare"], copied, draft),
            .. Whole(NextYearCheckKind.Subsidies, "$.categories", copied, draft),
            .. windows && PlanWindows.Of(draft).Count > 0 ? [new NextYearCheck(NextYearCheckKind.Windows, "$.windows", PlanWindows.Of(draft).Count)] : Array.Empty<NextYearCheck>(),
            .. Same(NextYearCheckKind.Quotas, ["$.quotas.rows"], copied, draft),
            .. Unconfirmed(draft),
        ];
    }

    private static IEnumerable<NextYearCheck> Same(NextYearCheckKind kind, IEnumerable<string> paths, JsonNode copied, JsonNode draft) =>
        from path in paths
        let value = PlanJson.Find(draft, path)
        where value is not null && JsonNode.DeepEquals(value, PlanJson.Find(copied, PlanPath.ByKeys(draft, path)))
        select new NextYearCheck(kind, path, 1);

    private static IEnumerable<NextYearCheck> Whole(NextYearCheckKind kind, string list, JsonNode copied, JsonNode draft)
    {
        var cells = PlanJson.Items(draft, list);
        if (cells.Count > 0 && cells.All(item => JsonNode.DeepEquals(item.Item["cells"], PlanJson.Find(copied, PlanPath.ByKeys(draft, item.Path) + ".cells"))))
        {
            yield return new NextYearCheck(kind, list, cells.Count);
        }
    }

    private static IEnumerable<NextYearCheck> Unconfirmed(JsonNode draft)
    {
        var open = PlanJson.Items(draft, "$.assumptions").Count(item => item.Item["confirmedBy"]?.ToString() is null or "");
        return open > 0 ? [new NextYearCheck(NextYearCheckKind.Assumptions, "$.assumptions", open)] : [];
    }
}
