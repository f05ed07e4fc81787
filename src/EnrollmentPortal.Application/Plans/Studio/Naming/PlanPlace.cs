using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Application.Plans.Studio.Naming;

/// <summary>A place of a document, as a refusal names it.</summary>
/// <param name="Section">The part of the document, by its property.</param>
/// <param name="Name">Of the item; empty where the part has no items.</param>
/// <param name="Unit">The township whose document it is; null for the document that is edited.</param>
public sealed record PlanPlace(string Section, Wording Name, string? Unit)
{
    /// <summary>The place that a path of the document lies in.</summary>
    internal static PlanPlace Of(JsonNode document, string path, string? unit = null)
    {
        var steps = PlanPath.Steps(path) ?? [];
        var item = steps.Aggregate(
            (Node: (JsonNode?)document, Last: (JsonObject?)null),
            (known, step) => step.In(known.Node) is var next && step.Name is null && next is JsonObject found ? (next, found) : (next, known.Last)).Last;
        return new PlanPlace(steps is [{ Name: { } section }, ..] ? section : string.Empty, item is null ? new Wording(string.Empty, string.Empty) : NameOf(document, item), unit);
    }

    /// <summary>What people call an item: a row without a name of its own goes by the clause that says so.</summary>
    internal static Wording NameOf(JsonNode document, JsonObject item)
    {
        var called = (item["question"] ?? item["name"] ?? item["becomes"] ?? item["number"] ?? (item["at"] is null ? null : item["rule"]))?.ToString();
        if (called is { Length: > 0 })
        {
            return new Wording(called, item["name"] is not null && item["en"]?.ToString() is { Length: > 0 } english ? english : called);
        }

        var named = item["zh"] is not null ? item : PlanJson.Find(document, $"$.clauses[={RuleOf(item)}]") as JsonObject ?? item;
        var key = item["key"]?.ToString() ?? RuleOf(item);
        return new Wording(named["zh"]?.ToString() is { Length: > 0 } zh ? zh : key, named["en"]?.ToString() is { Length: > 0 } en ? en : key);
    }

    private static string RuleOf(JsonObject item) => (item["rules"] is JsonArray { Count: > 0 } rules ? rules[0] : item["rules"] ?? item["rule"])?.ToString() ?? string.Empty;
}
