using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EnrollmentPortal.Application.Studio;

/// <summary>Places in a plan's document, by the paths that the loader's faults name: <c>$.categories[3].cells.一档.subsidy</c>.</summary>
public static partial class PlanJson
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <returns>Null where the text is no JSON.</returns>
    public static JsonNode? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Lenient);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Write(JsonNode node, bool indented = false) => node.ToJsonString(indented ? Indented : Readable);

    /// <summary>What stands at the path; null where nothing does.</summary>
    public static JsonNode? Find(JsonNode root, string path) =>
        Steps(path)?.Aggregate((JsonNode?)root, (node, step) => Child(node, step));

    /// <summary>Writes a value at the path, or takes out what stands there.</summary>
    /// <param name="root">Is changed.</param>
    /// <param name="path">Of something that is there, of a property that an object there may get, or of the place behind a list's last item.</param>
    /// <param name="value">Null takes out.</param>
    /// <returns>False where the document has no such place.</returns>
    public static bool Set(JsonNode root, string path, JsonNode? value)
    {
        if (Steps(path) is not { Count: > 0 } steps)
        {
            return false;
        }

        var parent = steps.SkipLast(1).Aggregate((JsonNode?)root, (node, step) => Child(node, step));
        return (parent, steps[^1]) switch
        {
            (JsonObject target, { Name: { } name }) => Put(target, name, value),
            (JsonArray list, { Name: null, Index: var index }) => Put(list, index, value),
            _ => false,
        };
    }

    private static bool Put(JsonObject target, string name, JsonNode? value)
    {
        if (value is null)
        {
            return target.Remove(name);
        }

        target[name] = value;
        return true;
    }

    private static bool Put(JsonArray list, int index, JsonNode? value)
    {
        if (value is not null && index == list.Count)
        {
            list.Add(value);
            return true;
        }

        if (index >= list.Count)
        {
            return false;
        }

        if (value is null)
        {
            list.RemoveAt(index);
        }
        else
        {
            list[index] = value;
        }

        return true;
    }

    private static JsonNode? Child(JsonNode? node, Step step) => (node, step) switch
    {
        (JsonObject parent, { Name: { } name }) => parent[name],
        (JsonArray list, { Name: null, Index: var index }) when index < list.Count => list[index],
        _ => null,
    };

    private static List<Step>? Steps(string path)
    {
        if (!WholePath().IsMatch(path))
        {
            return null;
        }

        return [.. Part().Matches(path).Select(match => match.Groups["name"] is { Success: true } name
            ? new Step(name.Value, 0)
            : new Step(null, int.Parse(match.Groups["index"].ValueSpan, CultureInfo.InvariantCulture)))];
    }

    [GeneratedRegex(@"^\$(\.[^.\[\]]+|\[\d{1,4}\])*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WholePath();

    [GeneratedRegex(@"\.(?<name>[^.\[\]]+)|\[(?<index>\d{1,4})\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();

    private sealed record Step(string? Name, int Index);
}
