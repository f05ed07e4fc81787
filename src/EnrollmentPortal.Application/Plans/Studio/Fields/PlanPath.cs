using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EnrollmentPortal.Application.Plans.Studio.Files;

namespace EnrollmentPortal.Application.Plans.Studio.Fields;

/// <summary>One step down: a property, or an item of a list by number or key.</summary>
/// <param name="Name">Of a property; null for an item.</param>
/// <param name="Index">Of an item.</param>
/// <param name="Key">Of an item that is named by its key.</param>
public sealed record PlanStep(string? Name, int Index, string? Key)
{
    internal JsonNode? In(JsonNode? node) => (node, Name) switch
    {
        (JsonObject parent, { } name) => parent[name],
        (JsonArray list, null) when IndexIn(list) is var index && index >= 0 && index < list.Count => list[index],
        _ => null,
    };

    /// <returns>-1 where no item has the key.</returns>
    internal int IndexIn(JsonArray list) => Key is null ? Index : PlanPath.KeysOf(list).IndexOf(Key);
}

/// <summary>Takes paths apart, and names the items of lists by what the document calls them.</summary>
public static partial class PlanPath
{
    // What an item is called by, the best first. A key names the item for the program, the others for people.
    private static readonly string[] Names = ["key", "question", "name", "code", "event", "becomes", "zh", "kind", "channel", "rule"];

    /// <returns>Null where the text is no path.</returns>
    public static IReadOnlyList<PlanStep>? Steps(string path) => !WholePath().IsMatch(path) ? null : [.. Part().Matches(path).Select(Step)];

    /// <summary>The same place by the items' keys, so that it is found again when the list has changed.</summary>
    public static string ByKeys(JsonNode root, string path)
    {
        var (node, keyed) = ((JsonNode?)root, "$");
        foreach (var step in Steps(path) ?? [])
        {
            keyed += step.Name is { } name ? "." + name
                : node is JsonArray list && step.IndexIn(list) is var index && index >= 0 && index < list.Count && list[index] is JsonObject ? $"[={KeysOf(list)[index]}]"
                : step.Key is { } key ? $"[={key}]" : string.Create(CultureInfo.InvariantCulture, $"[{step.Index}]");
            node = step.In(node);
        }

        return keyed;
    }

    /// <summary>The list and the place in it that a path ends in; null where it ends in no item.</summary>
    public static (string List, int Index)? Item(JsonNode root, string path)
    {
        var cut = path.LastIndexOf('[');
        return cut > 0 && path.EndsWith(']') && PlanJson.Find(root, path[..cut]) is JsonArray list && Steps(path) is [.., { Name: null } last]
            && last.IndexIn(list) is var index && index >= 0 && index < list.Count ? (path[..cut], index) : null;
    }

    /// <summary>One key an item. Two items may carry one key, such as the wordings of a row under two choices of an assumption.</summary>
    internal static List<string> KeysOf(JsonArray list)
    {
        var (keys, seen) = (new List<string>(list.Count), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var (index, item) in list.Index())
        {
            var key = KeyOf(item) is { Length: > 0 } name ? name : string.Create(CultureInfo.InvariantCulture, $"#{index + 1}");
            var times = seen[key] = seen.GetValueOrDefault(key) + 1;
            keys.Add(times == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}#{times}"));
        }

        return keys;
    }

    private static string? KeyOf(JsonNode? item)
    {
        if (item is not JsonObject known)
        {
            return null;
        }

        // A clause is known by its rule; elsewhere a rule is only where the item stands in print.
        var names = known["at"] is null ? Names : [.. Names.Reverse()];
        var key = names.Select(name => known[name]).OfType<JsonValue>()
            .FirstOrDefault(value => value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length > 0)?.GetValue<string>();
        return key?.Replace('[', '［').Replace(']', '］');
    }

    private static PlanStep Step(Match match) => match.Groups["name"] is { Success: true } name ? new PlanStep(name.Value, 0, null)
        : match.Groups["key"] is { Success: true } key ? new PlanStep(null, 0, key.Value)
        : new PlanStep(null, int.Parse(match.Groups["index"].ValueSpan, CultureInfo.InvariantCulture), null);

    [GeneratedRegex(@"^\$(\.[^.\[\]]+|\[\d{1,4}\]|\[=[^\[\]]+\])*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WholePath();

    [GeneratedRegex(@"\[=(?<key>[^\[\]]+)\]|\[(?<index>\d{1,4})\]|\.(?<name>[^.\[\]]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
