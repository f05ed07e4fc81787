using System.Globalization;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Application.Plans.Studio;

/// <summary>Finds what differs between two documents of a unit, item by item, in the order of the document.</summary>
/// <remarks>The number of the version says nothing about the rules, and a printed self-pay follows from subsidy and standard; neither is told.</remarks>
public static class PlanDifferences
{
    private static readonly string[] Silent = ["$.$schema", "$.version"];

    public static IReadOnlyList<PlanDifference> Between(string before, string after) =>
        PlanJson.Parse(before) is { } old && PlanJson.Parse(after) is { } renewed ? Between(old, renewed) : [];

    public static IReadOnlyList<PlanDifference> Between(JsonNode before, JsonNode after)
    {
        var found = new List<PlanDifference>();
        Compare("$", before, after, found);
        return [.. found.Where(difference => !Silent.Contains(difference.Path) && !Follows(difference, found))];
    }

    private static bool Follows(PlanDifference difference, List<PlanDifference> found)
    {
        if (!difference.Path.EndsWith(".selfPay", StringComparison.Ordinal))
        {
            return false;
        }

        var cell = difference.Path[..difference.Path.LastIndexOf('.')];
        var tier = $"$.tiers[={cell[(cell.LastIndexOf('.') + 1)..]}].";
        return found.Any(other => other.Path == cell + ".subsidy" || other.Path == tier + "standard" || other.Path == tier + "student.standard");
    }

    private static void Compare(string path, JsonNode? before, JsonNode? after, List<PlanDifference> found)
    {
        if (before is JsonObject || after is JsonObject)
        {
            var (old, renewed) = (before as JsonObject ?? [], after as JsonObject ?? []);
            var names = PlanOrder.Of(new JsonObject(old.Concat(renewed).Select(property => property.Key).Distinct().Select(name => KeyValuePair.Create(name, (JsonNode?)null))));
            foreach (var name in names)
            {
                Compare($"{path}.{name}", old[name], renewed[name], found);
            }
        }
        else if (IsItems(before) || IsItems(after))
        {
            Items(path, before as JsonArray ?? [], after as JsonArray ?? [], found);
        }
        else if (!JsonNode.DeepEquals(before, after) && !(IsNothing(before) && IsNothing(after)))
        {
            found.Add(new PlanDifference(PlanDifferenceKind.Changed, path, Text(before), Text(after)));
        }
    }

    private static void Items(string path, JsonArray before, JsonArray after, List<PlanDifference> found)
    {
        var (old, renewed) = (PlanPath.KeysOf(before), PlanPath.KeysOf(after));
        found.AddRange(old.Index().Where(item => !renewed.Contains(item.Item))
            .Select(item => new PlanDifference(PlanDifferenceKind.Removed, $"{path}[={item.Item}]", Text(before[item.Index]), null)));
        var stays = Stay([.. renewed.Select(key => old.IndexOf(key))]);
        foreach (var (index, key) in renewed.Index())
        {
            var (item, was) = ($"{path}[={key}]", old.IndexOf(key));
            if (was < 0)
            {
                found.Add(new PlanDifference(PlanDifferenceKind.Added, item, null, Text(after[index])));
                continue;
            }

            if (!stays.Contains(index))
            {
                found.Add(new PlanDifference(PlanDifferenceKind.Moved, item, Number(was + 1), Number(index + 1)));
            }

            Compare(item, before[was], after[index], found);
        }
    }

    // The longest run of items that kept their order; an item outside it was moved. One item that goes to the top moves alone.
    private static HashSet<int> Stay(IReadOnlyList<int> earlier)
    {
        var (length, link) = (new int[earlier.Count], new int[earlier.Count]);
        var best = -1;
        for (var index = 0; index < earlier.Count; index++)
        {
            (length[index], link[index]) = (earlier[index] < 0 ? 0 : 1, -1);
            for (var other = 0; other < index && earlier[index] >= 0; other++)
            {
                if (earlier[other] >= 0 && earlier[other] < earlier[index] && length[other] + 1 > length[index])
                {
                    (length[index], link[index]) = (length[other] + 1, other);
                }
            }

            best = earlier[index] >= 0 && (best < 0 || length[index] > length[best]) ? index : best;
        }

        var stays = new HashSet<int>();
        for (; best >= 0; best = link[best])
        {
            stays.Add(best);
        }

        return stays;
    }

    private static bool IsItems(JsonNode? node) => node is JsonArray list && list.Any(item => item is JsonObject);

    // An empty list, an empty text and nothing say the same.
    private static bool IsNothing(JsonNode? node) => node is null or JsonArray { Count: 0 } || Text(node) == "\"\"";

    private static string? Text(JsonNode? node) => node is null ? null : PlanJson.Write(node);

    private static string Number(int place) => place.ToString(CultureInfo.InvariantCulture);
}
