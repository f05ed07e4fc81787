using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Files;

namespace EnrollmentPortal.Application.Plans.Studio.Fields;

/// <summary>Amounts of a document, also of one that does not load.</summary>
internal static class PlanFigures
{
    /// <summary>What stands there, with the values of the assumptions that stand for figures.</summary>
    public static JsonNode? Resolved(JsonNode document, JsonNode? node) => node switch
    {
        JsonObject parent => new JsonObject(parent.Select(property => KeyValuePair.Create(property.Key, Resolved(document, property.Value)))),
        JsonArray list => new JsonArray([.. list.Select(item => Resolved(document, item))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.ToString().StartsWith("Q-", StringComparison.Ordinal) =>
            JsonValue.Create(PlanJson.Text(document, $"$.assumptions[={value}].value")),
        _ => node?.DeepClone(),
    };

    /// <summary>A category's subsidies by tier, without what the table prints as self-pay.</summary>
    public static JsonObject SubsidiesOf(JsonNode document, JsonObject? category) =>
        new((category?["cells"] as JsonObject ?? []).Select(cell => KeyValuePair.Create(cell.Key, Resolved(document, (cell.Value as JsonObject)?["subsidy"]))));

    /// <summary>A category's subsidy in a tier beside the standard of its people, in yuan; null where one of them is no amount.</summary>
    public static (decimal Subsidy, decimal Standard)? Of(JsonNode document, JsonObject category, string tier) =>
        StandardOf(document, tier, category["payer"]?.ToString() == "university-student") is { } standard
        && SubsidiesOf(document, category)[tier] is { } written
        && (written.ToString() switch { "full" => standard, "none" => 0, _ => Amount(written) }) is { } subsidy
            ? (subsidy, standard)
            : null;

    private static decimal? StandardOf(JsonNode document, string tier, bool isStudent) => PlanJson.Find(document, $"$.tiers[={tier}]") is JsonObject found
        ? Amount(Resolved(document, (isStudent ? (found["student"] as JsonObject)?["standard"] : null) ?? found["standard"]))
        : null;

    private static decimal? Amount(JsonNode? node) =>
        decimal.TryParse(node?.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var yuan) ? yuan : null;
}
