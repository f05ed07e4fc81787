namespace EnrollmentPortal.Domain.Plans;

/// <summary>What came of loading: a plan, or every fault.</summary>
public sealed record PlanLoad(Plan? Plan, IReadOnlyList<PlanFault> Faults)
{
    /// <summary>What could be read in spite of the faults: to show to the user who corrects them, never to price by. Null where a document is no JSON.</summary>
    public Plan? Sketch { get; init; }

    /// <summary>The plan of documents that must be right, such as those built into the program.</summary>
    /// <exception cref="InvalidOperationException">The documents have faults.</exception>
    public Plan Required =>
        Plan ?? throw new InvalidOperationException($"The plan has {Faults.Count} faults: {string.Join("; ", Faults.Take(20))}");
}
