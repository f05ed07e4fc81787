using System.Text.Json.Nodes;

namespace EnrollmentPortal.Application.Studio.Edits;

/// <summary>Gives a category another name, wherever the document names it.</summary>
/// <param name="Path">Of the category.</param>
public sealed record RenameCategory(string Path, string Name) : DraftEdit(Path)
{
    internal override bool Apply(JsonNode document)
    {
        if (PlanJson.Find(document, Path) is not JsonObject category)
        {
            return false;
        }

        // A new category has no name yet, and nothing can name it.
        var old = PlanJson.Text(document, Path + ".name");
        category["name"] = Name;
        if (old.Length == 0)
        {
            return true;
        }

        foreach (var (path, _) in CategoryPlaces.Of(document, old).ToList())
        {
            PlanJson.Set(document, path, JsonValue.Create(Name));
        }

        return true;
    }
}
