using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Files;

namespace EnrollmentPortal.Application.Plans.Studio.Naming;

/// <summary>A text of a document with where it stands: a value, or the name of a property that the plan itself chose.</summary>
/// <param name="Path">Of the value or the property.</param>
/// <param name="Shape">The path without numbers, such as <c>$.routes[].when.window</c>; a property that the plan named is <c>*</c>.</param>
/// <param name="IsProperty">True for the name of a property: a cell is named by its tier, a choice by its assumption.</param>
internal sealed record PlanMention(string Path, string Shape, string Text, bool IsProperty)
{
    /// <summary>The last name of the shape.</summary>
    public string Property => Shape[(Shape.LastIndexOf('.') + 1)..];

    /// <summary>Every text below a node.</summary>
    public static IEnumerable<PlanMention> Of(JsonNode? node, string path = "$", string shape = "$") => node switch
    {
        JsonObject parent => parent.SelectMany(property => OfProperty(property, $"{path}.{property.Key}", shape)),
        JsonArray list => list.SelectMany((item, index) =>
            Of(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), item is JsonObject ? shape + "[]" : shape)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [new PlanMention(path, shape, value.GetValue<string>(), IsProperty: false)],
        _ => [],
    };

    /// <summary>Writes another name there.</summary>
    public void Rename(JsonNode document, string name)
    {
        if (!IsProperty)
        {
            PlanJson.Set(document, Path, JsonValue.Create(name));
        }
        else if (PlanJson.Find(document, Path[..Path.LastIndexOf('.')]) is JsonObject parent)
        {
            var value = parent[Text];
            parent.Remove(Text);
            parent[name] = value;
        }
    }

    private static IEnumerable<PlanMention> OfProperty(KeyValuePair<string, JsonNode?> property, string path, string shape)
    {
        var isNamedByThePlan = shape.EndsWith(".cells", StringComparison.Ordinal) || shape.EndsWith(".if", StringComparison.Ordinal);
        var own = $"{shape}.{(isNamedByThePlan ? "*" : property.Key)}";
        var below = Of(property.Value, path, own);
        return isNamedByThePlan ? below.Prepend(new PlanMention(path, own, property.Key, IsProperty: true)) : below;
    }
}
