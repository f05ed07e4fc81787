using System.Text.Json.Nodes;

namespace EnrollmentPortal.Application.Studio;

/// <summary>What stands at a place of a document.</summary>
public enum PlanFieldKind
{
    Text,

    /// <summary>Yuan.</summary>
    Amount,

    /// <summary>Yuan, or one of the words that a cell of the subsidy table may hold instead.</summary>
    Subsidy,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A number, such as a percentage or heads.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>One of a closed list of words.</summary>
    Choice,

    /// <summary>One text or several.</summary>
    Texts,

    /// <summary>The ids of clauses.</summary>
    Rules,

    /// <summary>The id of an assumption.</summary>
    Question,

    /// <summary>A number of days or months.</summary>
    Limit,

    /// <summary>A part with fields of its own.</summary>
    Part,

    /// <summary>A list of parts.</summary>
    Parts,

    /// <summary>When a row of a decision table holds.</summary>
    Conditions,

    /// <summary>Something that has a form of its own, or is the program's alone.</summary>
    Other,
}

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
        PlanFieldKind.Other or PlanFieldKind.Conditions => new JsonObject(),
        PlanFieldKind.Amount => JsonValue.Create(0),
        PlanFieldKind.Text or PlanFieldKind.Subsidy or PlanFieldKind.Day or PlanFieldKind.Question => JsonValue.Create(string.Empty),
    };
}
