namespace EnrollmentPortal.Domain.Policies;

/// <summary>What came of loading: a plan, or every fault.</summary>
public sealed record PlanLoad(Plan? Plan, IReadOnlyList<PlanFault> Faults)
{
    /// <summary>The plan of documents that must be right, such as those built into the program.</summary>
    /// <exception cref="InvalidOperationException">The documents have faults.</exception>
    public Plan Required =>
        Plan ?? throw new InvalidOperationException($"The plan has {Faults.Count} faults: {string.Join("; ", Faults.Take(20))}");
}
