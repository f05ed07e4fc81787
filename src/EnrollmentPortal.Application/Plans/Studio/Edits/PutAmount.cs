using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Situations;
using EnrollmentPortal.Application.Plans.Studio.Files;

namespace EnrollmentPortal.Application.Plans.Studio.Edits;

/// <summary>Sets an amount of the table, by the tier's key and the category's name.</summary>
public sealed record PutAmount(AmountChange Change) : DraftEdit("$.tiers")
{
    internal override bool Apply(JsonNode document) => PlanJson.Set(
        document,
        Change.Category is { } category ? $"$.categories[={category}].cells.{Change.Tier}.subsidy" : $"$.tiers[={Change.Tier}].standard",
        JsonValue.Create(Change.Yuan));
}
