using System.Globalization;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Application.Plans.Studio.Files;

namespace EnrollmentPortal.Application.Plans.Studio.Edits;

/// <summary>Moves the last day of a window, and with it the first day of the window behind it: between them no day may be without a rule.</summary>
/// <param name="Path">Of the window.</param>
public sealed record MoveWindowEnd(string Path, DateOnly Day) : DraftEdit(Path)
{
    internal override bool Apply(JsonNode document)
    {
        if (PlanPath.Item(document, Path) is not { } window || !new PutDay(Path + ".to", Day).Apply(document))
        {
            return false;
        }

        // Without a first day of its own the next one follows by itself.
        var next = string.Create(CultureInfo.InvariantCulture, $"{window.List}[{window.Index + 1}].from");
        return PlanJson.Find(document, next) is null || new PutDay(next, Day.AddDays(1)).Apply(document);
    }
}
