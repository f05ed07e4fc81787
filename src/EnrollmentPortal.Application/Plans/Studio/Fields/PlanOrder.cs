using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Resources;

namespace EnrollmentPortal.Application.Plans.Studio.Fields;

/// <summary>The order in which documents are written. The database keeps none, and a reader expects the key before the text.</summary>
public static class PlanOrder
{
    private static readonly Lazy<Dictionary<string, int>> Ranks = new(Read);

    /// <summary>The names of an object in that order; names that the format does not know, such as tiers, come last by their letters.</summary>
    public static IReadOnlyList<string> Of(JsonObject node) =>
        [.. node.Select(property => property.Key).OrderBy(name => Ranks.Value.GetValueOrDefault(name, int.MaxValue)).ThenBy(name => name, StringComparer.Ordinal)];

    // By the first mention in the format's own schema.
    private static Dictionary<string, int> Read()
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        Collect(JsonNode.Parse(string.Concat(EmbeddedText.Lines("PolicyData/plan.schema.json"))), ranks);
        return ranks;
    }

    private static void Collect(JsonNode? schema, Dictionary<string, int> ranks)
    {
        if (schema is not JsonObject node)
        {
            return;
        }

        var properties = node["properties"] as JsonObject ?? [];
        foreach (var (name, _) in properties)
        {
            ranks.TryAdd(name, ranks.Count);
        }

        foreach (var (_, property) in properties)
        {
            Collect(property, ranks);
        }

        Collect(node["items"], ranks);
        Collect(node["additionalProperties"], ranks);
        foreach (var (_, definition) in node["$defs"] as JsonObject ?? [])
        {
            Collect(definition, ranks);
        }
    }
}
