using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Fields;

namespace EnrollmentPortal.Application.Plans.Studio.Files;

/// <summary>Places in a plan's document, by the paths that the loader's faults name (<c>$.categories[3].cells.一档.subsidy</c>) or by the
/// items' keys (<c>$.categories[=城乡低保对象].cells.一档.subsidy</c>).</summary>
public static class PlanJson
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

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

    public static string Write(JsonNode node) => node.ToJsonString(Readable);

    /// <summary>What stands at the path; null where nothing does.</summary>
    public static JsonNode? Find(JsonNode root, string path) =>
        PlanPath.Steps(path)?.Aggregate((JsonNode?)root, (node, step) => step.In(node));

    /// <summary>The text at the path; empty where none stands there.</summary>
    public static string Text(JsonNode root, string path) =>
        Find(root, path) is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : string.Empty;

    /// <summary>The objects of a list with their paths.</summary>
    public static IReadOnlyList<(string Path, JsonObject Item)> Items(JsonNode root, string path) => Find(root, path) is JsonArray list
        ? [.. list.Select((node, index) => (Path: $"{path}[{index}]", Item: node as JsonObject)).Where(item => item.Item is not null).Select(item => (item.Path, item.Item!))]
        : [];

    /// <summary>Writes a value at the path, or takes out what stands there. Parts above it that are missing are made.</summary>
    /// <param name="root">Is changed, even where nothing comes of it.</param>
    /// <param name="path">Of something that is there, of a property that an object may get, or of the place behind a list's last item.</param>
    /// <param name="value">Null takes out.</param>
    /// <returns>False where the document has no such place.</returns>
    public static bool Set(JsonNode root, string path, JsonNode? value)
    {
        if (PlanPath.Steps(path) is not { Count: > 0 } steps)
        {
            return false;
        }

        var parent = root;
        for (var depth = 0; depth < steps.Count - 1 && parent is not null; depth++)
        {
            parent = steps[depth].In(parent) ?? (value is null ? null : Make(parent, steps[depth], steps[depth + 1]));
        }

        return (parent, steps[^1]) switch
        {
            (JsonObject target, { Name: { } name }) => Put(target, name, value),
            (JsonArray list, { Name: null } step) => Put(list, step.IndexIn(list), value),
            _ => false,
        };
    }

    private static JsonNode? Make(JsonNode parent, PlanStep step, PlanStep next)
    {
        if (parent is not JsonObject target || step.Name is not { } name)
        {
            return null;
        }

        JsonNode made = next.Name is null ? new JsonArray() : new JsonObject();
        target[name] = made;
        return made;
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

        if (index < 0 || index >= list.Count)
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
}
