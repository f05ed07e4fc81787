namespace EnrollmentPortal.Domain.Plans;

/// <summary>A gap that the printed plan leaves, and the choice that fills it until somebody confirms it.</summary>
/// <param name="Question">Stable id of the question, such as <c>Q-WC-03</c>.</param>
/// <param name="Value">The choice in force. Empty where a figure must still be entered.</param>
/// <param name="Options">The choices that the calculation knows; empty where any value of the right kind will do.</param>
/// <param name="Note">What is not printed, and what the portal does meanwhile.</param>
/// <param name="Rules">The clauses that leave the gap.</param>
/// <param name="ConfirmedBy">Who confirmed the value for the county; null until then.</param>
public sealed record Assumption(
    string Question,
    string Value,
    IReadOnlyList<string> Options,
    Wording Note,
    IReadOnlyList<Clause> Rules,
    string? ConfirmedBy)
{
    /// <summary>The document by which it was confirmed, such as a reply's number; null where none is named.</summary>
    public string? ConfirmedIn { get; init; }

    /// <summary>The day of the confirmation.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>True when the figure or date is still to be entered.</summary>
    public bool IsOpen => Value.Length == 0;
}
