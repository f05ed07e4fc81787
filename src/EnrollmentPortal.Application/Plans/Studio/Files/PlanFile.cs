using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Plans.Studio.Files;

/// <summary>A document as a file: always written the same way, so that two files of one document are equal byte by byte.</summary>
/// <param name="Name">Such as <c>500240-2024-v2.json</c>.</param>
public sealed record PlanFile(string Name, string Text)
{
    /// <summary>Four times the longest document that is known.</summary>
    public const int LargestBytes = 1024 * 1024;

    private static readonly JsonSerializerOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n" };

    private static readonly JsonDocumentOptions Strict = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    public static PlanFile Of(OrgCode unit, int coverageYear, string mark, string document) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{unit}-{coverageYear}-{mark}.json"), Write(document));

    /// <summary>The document in the format's own order, indented.</summary>
    public static string Write(string document) => Ordered(PlanJson.Parse(document))!.ToJsonString(Indented) + "\n";

    /// <returns>The document, or where the text stops being one.</returns>
    public static Result<JsonObject> Read(string text)
    {
        try
        {
            var node = JsonNode.Parse(text, documentOptions: Strict);
            if (node is not JsonObject document)
            {
                return StudioErrors.FileWithoutPlan;
            }

            // What the database cannot keep must not come as far as there.
            return IsPlain(document) ? document : StudioErrors.FileWithoutPlan;
        }
        catch (JsonException fault)
        {
            return StudioErrors.FileNotJson((int)(fault.LineNumber ?? 0) + 1, (int)(fault.BytePositionInLine ?? 0) + 1);
        }
    }

    private static bool IsPlain(JsonNode? node)
    {
        try
        {
            return node switch
            {
                JsonObject parent => parent.All(property => IsPlain(property.Key) && IsPlain(property.Value)),
                JsonArray list => list.All(IsPlain),
                JsonValue value when value.GetValueKind() == JsonValueKind.String => IsPlain(value.GetValue<string>()),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no text.
            return false;
        }
    }

    private static bool IsPlain(string text) => !text.Contains('\0', StringComparison.Ordinal);

    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject parent => new JsonObject(PlanOrder.Of(parent).Select(name => KeyValuePair.Create(name, Ordered(parent[name])))),
        JsonArray list => new JsonArray([.. list.Select(Ordered)]),
        // 350.00 and 350 are one amount.
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            JsonNode.Parse(number.ToString("0.############", CultureInfo.InvariantCulture)),
        _ => node?.DeepClone(),
    };
}
