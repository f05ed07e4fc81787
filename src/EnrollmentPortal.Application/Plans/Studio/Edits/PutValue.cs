using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Files;

namespace EnrollmentPortal.Application.Plans.Studio.Edits;

/// <summary>Writes a value.</summary>
/// <param name="Value">JSON; null takes out what stands there.</param>
public sealed record PutValue(string Path, string? Value) : DraftEdit(Path)
{
    internal override bool Apply(JsonNode document) => PlanJson.Set(document, Path, Value is null ? null : PlanJson.Parse(Value));
}
