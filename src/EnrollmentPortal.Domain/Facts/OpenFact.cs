namespace EnrollmentPortal.Domain.Facts;

/// <summary>A fact of a person that nobody knows, with the answers that are still possible.</summary>
/// <param name="Kind">The fact.</param>
/// <param name="Possible">The answers as bits: see <see cref="FactAnswers"/>.</param>
public readonly record struct OpenFact(FactKind Kind, ulong Possible);
