using EnrollmentPortal.Domain.Facts;

namespace EnrollmentPortal.Domain.Plans.Tables;

/// <summary>One question with the answers that fit.</summary>
/// <param name="Fact">What is asked.</param>
/// <param name="Values">The answers that fit, as written in the plan.</param>
public sealed record FactCondition(Fact Fact, IReadOnlyList<string> Values)
{
    internal ulong Mask { get; init; }
}
