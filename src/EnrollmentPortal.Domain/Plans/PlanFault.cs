namespace EnrollmentPortal.Domain.Plans;

/// <summary>Why a plan document cannot be used.</summary>
/// <param name="Document">Unit and year of the document, such as <c>500240/2024</c>.</param>
/// <param name="Path">JSON path of the fault.</param>
/// <param name="Code">Stable code, such as <c>window-gap</c>.</param>
/// <param name="Sentence">What is wrong, for the person who edits the document.</param>
public sealed record PlanFault(string Document, string Path, string Code, string Sentence)
{
    public override string ToString() => $"{Document} {Path}: {Sentence} [{Code}]";
}
