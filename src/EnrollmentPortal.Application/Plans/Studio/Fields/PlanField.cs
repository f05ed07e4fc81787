using System.Text.Json.Nodes;

namespace EnrollmentPortal.Application.Plans.Studio.Fields;

/// <summary>A property that the format of plans knows.</summary>
/// <param name="Options">Of a choice, as the document writes them.</param>
/// <param name="Fields">Of a part, or of one of several.</param>
public sealed record PlanField(string Name, PlanFieldKind Kind, bool IsRequired, IReadOnlyList<string> Options, IReadOnlyList<PlanField> Fields)
{
    public PlanField? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);

    /// <summary>A new item of the list, with what the format demands and as little as it can say.</summary>
    public JsonObject NewItem() => new(Fields
        .Where(field => field is { IsRequired: true, Kind: not PlanFieldKind.Rules })
        .Select(field => KeyValuePair.Create(field.Name, field.Empty())));

    private JsonNode? Empty() => Kind switch
    {
        PlanFieldKind.Number => JsonValue.Create(0),
        PlanFieldKind.Choice => JsonValue.Create(Options[0]),
        PlanFieldKind.Flag => JsonValue.Create(value: false),
        PlanFieldKind.Texts or PlanFieldKind.Rules or PlanFieldKind.Parts => new JsonArray(),
        PlanFieldKind.Part => NewItem(),
        PlanFieldKind.Limit => new JsonObject { ["days"] = 0 },
        PlanFieldKind.Other or PlanFieldKind.Conditions or PlanFieldKind.OnlyIf => new JsonObject(),
        PlanFieldKind.Amount => JsonValue.Create(0),
        PlanFieldKind.Text or PlanFieldKind.Subsidy or PlanFieldKind.Day or PlanFieldKind.Question => JsonValue.Create(string.Empty),
    };
}
