using System.Text.Json.Nodes;

namespace EnrollmentPortal.Application.Studio.Edits;

/// <summary>Gives a category another name, wherever the document names it.</summary>
/// <param name="Path">Of the category.</param>
public sealed record RenameCategory(string Path, string Name) : DraftEdit(Path)
{
    internal override bool Apply(JsonNode document)
    {
        if (PlanJson.Find(document, Path) is not JsonObject category || PlanJson.Text(document, Path + ".name") is not { Length: > 0 } old)
        {
            return false;
        }

        category["name"] = Name;
        foreach (var (path, _) in CategoryPlaces.Of(document, old).ToList())
        {
            PlanJson.Set(document, path, JsonValue.Create(Name));
        }

        return true;
    }
}
