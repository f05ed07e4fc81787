namespace EnrollmentPortal.Domain.Plans;

/// <summary>One of <paramref name="First"/> cannot be true together with one of <paramref name="Second"/>: the rosters disagree.</summary>
public sealed record Contradiction(IReadOnlyList<string> First, IReadOnlyList<string> Second, Warning Warning);
