namespace EnrollmentPortal.Domain.Plans;

/// <summary>A plan document as text, before it is read.</summary>
/// <param name="Label">Unit and year, such as <c>500240/2024</c>; faults name it.</param>
/// <param name="Json">The document.</param>
public sealed record PlanText(string Label, string Json);
