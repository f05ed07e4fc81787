using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EnrollmentPortal.Application.Plans.Situations;

/// <summary>An amount in a plan's document that somebody would set otherwise.</summary>
/// <param name="Category">The row of the subsidy table; null for the tier's own standard.</param>
/// <param name="Tier">Key of the tier.</param>
/// <param name="Yuan">The other amount.</param>
public sealed record AmountChange(string? Category, string Tier, decimal Yuan);

/// <summary>The amounts of a plan's document: standards of the tiers, and the table of categories by tiers.</summary>
/// <remarks>Works on the document's text, so that everything else in it stays as it is written, and the loader judges the outcome.</remarks>
public static class PlanAmounts
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The document with other amounts; what it does not name is left out. Printed self-pay follows from the amounts.</summary>
    public static string Set(string json, IEnumerable<AmountChange> changes)
    {
        var document = JsonNode.Parse(json, documentOptions: Lenient)!;
        var (tiers, categories) = (Items(document, "tiers"), Items(document, "categories"));
        foreach (var change in changes)
        {
            if (change.Category is null)
            {
                Put(tiers.FirstOrDefault(tier => Is(tier, "key", change.Tier)), "standard", change.Yuan);
            }
            else
            {
                Put(categories.FirstOrDefault(category => Is(category, "name", change.Category))?["cells"] is JsonObject cells ? cells[change.Tier] : null, "subsidy", change.Yuan);
            }
        }

        foreach (var category in categories)
        {
            Follow(category, tiers);
        }

        return document.ToJsonString(Readable);
    }

    private static List<JsonNode> Items(JsonNode document, string name) =>
        document[name] is JsonArray items ? [.. items.OfType<JsonObject>()] : [];

    private static bool Is(JsonNode node, string name, string text) => node[name]?.GetValueKind() == JsonValueKind.String && node[name]!.GetValue<string>() == text;

    private static void Put(JsonNode? node, string name, decimal yuan)
    {
        if (node is JsonObject)
        {
            // Without the zeros behind the point that somebody may have typed.
            node[name] = JsonValue.Create(decimal.Parse(yuan.ToString("0.##", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        }
    }

    // The self-pay column is printed beside the subsidy; it would contradict a changed amount.
    private static void Follow(JsonNode category, List<JsonNode> tiers)
    {
        foreach (var tier in tiers)
        {
            if (category["cells"] is JsonObject cells && tier["key"] is JsonValue key && cells[key.ToString()] is JsonObject cell && cell["selfPay"] is not null
                && cell["subsidy"]?.GetValueKind() == JsonValueKind.Number && Standard(tier, category) is { } standard)
            {
                Put(cell, "selfPay", Math.Max(0, standard - cell["subsidy"]!.GetValue<decimal>()));
            }
        }
    }

    private static decimal? Standard(JsonNode tier, JsonNode category)
    {
        var node = Is(category, "payer", "university-student") ? (tier["student"] as JsonObject)?["standard"] ?? tier["standard"] : tier["standard"];
        return node?.GetValueKind() == JsonValueKind.Number ? node.GetValue<decimal>() : null;
    }
}
