namespace EnrollmentPortal.Domain.Plans.Tables;

/// <summary>One of <paramref name="First"/> together with one of <paramref name="Second"/> makes <paramref name="Becomes"/>.</summary>
public sealed record Conjunction(
    IReadOnlyList<string> First, IReadOnlyList<string> Second, string Becomes, Clause Clause, Assumption? Assumption);
