using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Application.Plans.Studio.Naming;

namespace EnrollmentPortal.Application.Plans.Studio.Edits;

/// <summary>Takes an item out of its list, and with a tier the cells that say there is no such tier.</summary>
public sealed record RemoveItem(string Path) : DraftEdit(Path)
{
    internal override bool Apply(JsonNode document)
    {
        var naming = PlanNaming.Of(document, Path);
        var name = naming is null ? string.Empty : PlanJson.Text(document, $"{Path}.{naming.Property}");
        if (!PlanJson.Set(document, Path, null))
        {
            return false;
        }

        foreach (var cell in naming is null ? [] : PlanNaming.EmptyCells(document, naming, name).ToList())
        {
            PlanJson.Set(document, cell.Path, null);
        }

        return true;
    }
}
