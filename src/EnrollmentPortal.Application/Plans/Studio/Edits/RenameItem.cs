using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Application.Plans.Studio.Naming;

namespace EnrollmentPortal.Application.Plans.Studio.Edits;

/// <summary>Gives an item another name or key, wherever the document names it.</summary>
/// <param name="Path">Of the item.</param>
public sealed record RenameItem(string Path, string Name) : DraftEdit(Path)
{
    internal override bool Apply(JsonNode document)
    {
        if (PlanNaming.Of(document, Path) is not { } naming || PlanJson.Find(document, Path) is not JsonObject renamed)
        {
            return false;
        }

        // A new item has no name yet, and nothing can name it.
        var old = renamed[naming.Property]?.ToString() ?? string.Empty;
        renamed[naming.Property] = Name;
        if (old.Length == 0 || old == Name)
        {
            return true;
        }

        // Wordings of one item under several choices go by one name. Of two that share one by mistake, one keeps it and what names it.
        var others = naming.Named(document).Where(item => item.Name == old).Select(item => item.Item).ToList();
        if (others.Any(item => item["if"] is null))
        {
            return true;
        }

        foreach (var other in others)
        {
            other[naming.Property] = Name;
        }

        foreach (var mention in naming.MentionsOf(document, old).Concat(PlanNaming.EmptyCells(document, naming, old)).ToList())
        {
            mention.Rename(document, Name);
        }

        return true;
    }
}
