using System.Globalization;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Application.Plans.Studio.Files;

namespace EnrollmentPortal.Application.Plans.Studio.Edits;

/// <summary>Writes a day, there or in the assumption that the place names.</summary>
public sealed record PutDay(string Path, DateOnly Day) : DraftEdit(Path)
{
    internal override bool Apply(JsonNode document) =>
        PlanJson.Set(document, PlanWindows.PlaceOf(document, Path), JsonValue.Create(Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
}
