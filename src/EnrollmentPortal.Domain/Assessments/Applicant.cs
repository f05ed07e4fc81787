using System.Collections.Immutable;
using EnrollmentPortal.Domain.Facts;

namespace EnrollmentPortal.Domain.Assessments;

/// <summary>A person as the rules see them: no name, no number.</summary>
public sealed record Applicant
{
    /// <summary>An ordinary resident.</summary>
    public static Applicant Ordinary { get; } = new();

    /// <summary>Birth date; also the day of a newborn event that names no day of its own.</summary>
    public DateOnly? BornOn { get; init; }

    /// <summary>Names of subsidy categories, as printed in the plan.</summary>
    public IReadOnlyList<string> Identities { get; init; } = [];

    /// <summary>What nobody knows of the person. It is priced as not stated; <see cref="OpenQuestion"/> tells whether that decides anything.</summary>
    public ImmutableArray<OpenFact> Open { get; init; } = [];

    /// <summary>Others of the household should enrol and do not. The register knows it; it is only noticed and decides nothing.</summary>
    public bool LeavesOthersOut { get; init; }

    /// <summary>What an official decided about the person; null where nobody has.</summary>
    public Decision? Decision { get; init; }

    /// <summary>Everything else that is known.</summary>
    public Circumstances Circumstances { get; init; } = Circumstances.None;
}
