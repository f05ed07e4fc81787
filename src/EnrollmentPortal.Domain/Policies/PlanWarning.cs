namespace EnrollmentPortal.Domain.Policies;

/// <summary>Something a clerk should know about an assessment, said by the plan.</summary>
/// <param name="Code">Stable code, such as <c>special-reason-evidence</c>.</param>
/// <param name="Text">The sentence.</param>
public sealed record PlanWarning(string Code, Wording Text);
