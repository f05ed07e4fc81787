using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Application.Plans.Studio.Files;

namespace EnrollmentPortal.Application.Plans.Studio.Edits;

/// <summary>Moves an item within its list: of a decision table the first row that holds decides.</summary>
/// <param name="Path">Of the item.</param>
/// <param name="To">Its place afterwards, counted from 0.</param>
public sealed record MoveItem(string Path, int To) : DraftEdit(Path)
{
    internal override bool Apply(JsonNode document)
    {
        if (PlanPath.Item(document, Path) is not { } item || PlanJson.Find(document, item.List) is not JsonArray list || To < 0 || To >= list.Count)
        {
            return false;
        }

        var moved = list[item.Index];
        list.RemoveAt(item.Index);
        list.Insert(To, moved);
        return true;
    }
}
