using System.Text.Json.Nodes;

namespace EnrollmentPortal.Application.Plans.Studio.Edits;

/// <summary>One step of a change of a draft.</summary>
/// <param name="Path">JSON path of the place, as faults name it or by keys.</param>
public abstract record DraftEdit(string Path)
{
    /// <returns>False where the document has no such place.</returns>
    internal abstract bool Apply(JsonNode document);
}
