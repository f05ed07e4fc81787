namespace EnrollmentPortal.Domain.Plans;

/// <summary>Something that does not stop the enrolment but must be read.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Text">The sentence.</param>
public sealed record Warning(string Code, Wording Text);
