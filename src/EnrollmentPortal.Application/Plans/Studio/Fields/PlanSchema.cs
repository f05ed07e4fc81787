using System.Text.Json;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Resources;

namespace EnrollmentPortal.Application.Plans.Studio.Fields;

/// <summary>The parts of a plan's document as its schema describes them, so that every one of them has a form without a form being written for it.</summary>
public static class PlanSchema
{
    private const string Definitions = "#/$defs/";

    private static readonly Lazy<PlanField> Read = new(() =>
    {
        var schema = (JsonObject)JsonNode.Parse(string.Concat(EmbeddedText.Lines("PolicyData/plan.schema.json")))!;
        return new PlanField(string.Empty, PlanFieldKind.Part, IsRequired: true, [], FieldsOf(schema, (JsonObject)schema["$defs"]!));
    });

    // The names of definitions say more than their shapes do.
    private static readonly Dictionary<string, PlanFieldKind> Kinds = new(StringComparer.Ordinal)
    {
        ["text"] = PlanFieldKind.Text, ["unit"] = PlanFieldKind.Text, ["question"] = PlanFieldKind.Question, ["amount"] = PlanFieldKind.Amount,
        ["day"] = PlanFieldKind.Day, ["rule"] = PlanFieldKind.Rules, ["rules"] = PlanFieldKind.Rules, ["texts"] = PlanFieldKind.Texts,
        ["whole"] = PlanFieldKind.Number, ["percent"] = PlanFieldKind.Number, ["count"] = PlanFieldKind.Number, ["limit"] = PlanFieldKind.Limit,
        ["when"] = PlanFieldKind.Conditions, ["choice"] = PlanFieldKind.OnlyIf,
    };

    public static PlanField Document => Read.Value;

    /// <summary>A part of the document by its name.</summary>
    public static PlanField Section(string name) => Document.Find(name) ?? throw new ArgumentException($"The format knows no '{name}'.", nameof(name));

    private static List<PlanField> FieldsOf(JsonObject schema, JsonObject definitions)
    {
        var required = (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        return [.. (schema["properties"] as JsonObject ?? []).Select(property => Field(property.Key, (JsonObject)property.Value!, required.Contains(property.Key), definitions))];
    }

    private static PlanField Field(string name, JsonObject schema, bool isRequired, JsonObject definitions)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            var definition = reference[Definitions.Length..];
            return Kinds.TryGetValue(definition, out var kind)
                ? new PlanField(name, kind, isRequired, [], [])
                : Field(name, (JsonObject)definitions[definition]!, isRequired, definitions);
        }

        // A question may stand for the value; the field is what the value is.
        if (schema["anyOf"] is JsonArray either)
        {
            return Field(name, (JsonObject)either[0]!, isRequired, definitions);
        }

        if (schema["enum"] is JsonArray options)
        {
            var closed = options.All(option => option!.GetValueKind() == JsonValueKind.String);
            return closed
                ? new PlanField(name, PlanFieldKind.Choice, isRequired, [.. options.Select(option => option!.GetValue<string>())], [])
                : new PlanField(name, PlanFieldKind.Number, isRequired, [], []);
        }

        return OfType(name, schema, isRequired, definitions);
    }

    private static PlanField OfType(string name, JsonObject schema, bool isRequired, JsonObject definitions) => schema["type"]?.GetValue<string>() switch
    {
        "boolean" => new PlanField(name, PlanFieldKind.Flag, isRequired, [], []),
        "integer" or "number" => new PlanField(name, PlanFieldKind.Number, isRequired, [], []),
        "array" when schema["items"] is JsonObject items && items["properties"] is not null => new PlanField(name, PlanFieldKind.Parts, isRequired, [], FieldsOf(items, definitions)),
        "array" => new PlanField(name, PlanFieldKind.Texts, isRequired, [], []),
        "object" when schema["properties"] is not null => new PlanField(name, PlanFieldKind.Part, isRequired, [], FieldsOf(schema, definitions)),
        "string" => new PlanField(name, PlanFieldKind.Text, isRequired, [], []),
        _ => new PlanField(name, PlanFieldKind.Other, isRequired, [], []),
    };
}
