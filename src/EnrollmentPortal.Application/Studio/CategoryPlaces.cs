using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnrollmentPortal.Domain.Policies;

namespace EnrollmentPortal.Application.Studio;

/// <summary>Where a document names a category other than in its own row.</summary>
internal static class CategoryPlaces
{
    private static readonly (string List, string[] Names)[] Lists =
    [
        ("$.groups", ["members"]), ("$.keyGroups", ["members"]),
        ("$.identities.conjunctions", ["first", "second", "becomes"]), ("$.identities.contradictions", ["first", "second"]),
    ];

    /// <summary>The paths of the names, with the item that each stands in.</summary>
    public static IEnumerable<(string Path, JsonObject Item)> Of(JsonNode document, string category) =>
        from list in Lists
        from item in PlanJson.Items(document, list.List)
        from name in list.Names
        from path in Named(item.Item[name], $"{item.Path}.{name}", category)
        select (path, item.Item);

    /// <summary>What those places are called: a group with the ways in that ask for it, a key group, a rule for two identities.</summary>
    public static IEnumerable<Wording> Describe(JsonNode document, string category) =>
        Of(document, category).Select(place => place.Item).Distinct().SelectMany(item => Words(document, item)).Distinct();

    private static IEnumerable<string> Named(JsonNode? node, string path, string category) => node switch
    {
        JsonArray list => list.Select((item, index) => (Item: item, Path: string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]")))
            .Where(item => Is(item.Item, category)).Select(item => item.Path),
        _ => Is(node, category) ? [path] : [],
    };

    private static bool Is(JsonNode? node, string text) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() == text;

    private static IEnumerable<Wording> Words(JsonNode document, JsonObject item)
    {
        yield return WordingOf(document, item);
        if (item["key"]?.ToString() is not { } group || item["goalPercent"] is not null)
        {
            yield break;
        }

        foreach (var table in new[] { "$.eligibility", "$.routes", "$.notices", "$.changes" })
        {
            foreach (var (_, row) in PlanJson.Items(document, table).Where(found => Named(found.Item["when"]?["group"], string.Empty, group).Any()))
            {
                yield return WordingOf(document, row);
            }
        }
    }

    // A row without a name goes by the clause that says so, a rule for two identities by what they become.
    private static Wording WordingOf(JsonNode document, JsonObject item)
    {
        var named = item["zh"] is not null ? item : PlanJson.Find(document, $"$.clauses[={RuleOf(item)}]") as JsonObject ?? item;
        var fallback = (item["becomes"] ?? item["key"])?.ToString() ?? string.Empty;
        return item["becomes"] is null ? new Wording(named["zh"]?.ToString() ?? fallback, named["en"]?.ToString() ?? fallback) : new Wording(fallback, fallback);
    }

    private static string RuleOf(JsonObject item) => (item["rules"] is JsonArray { Count: > 0 } rules ? rules[0] : item["rule"])?.ToString() ?? string.Empty;
}
