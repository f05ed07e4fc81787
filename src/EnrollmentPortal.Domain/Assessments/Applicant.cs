namespace EnrollmentPortal.Domain.Assessments;

/// <summary>A person as the rules see him: no name, no number.</summary>
public sealed record Applicant
{
    /// <summary>An ordinary resident.</summary>
    public static Applicant Ordinary { get; } = new();

    /// <summary>Birth date; also the day of a newborn event that names no day of its own.</summary>
    public DateOnly? BornOn { get; init; }

    /// <summary>Names of subsidy categories, as printed in the plan.</summary>
    public IReadOnlyList<string> Identities { get; init; } = [];

    /// <summary>Everything else that is known.</summary>
    public Circumstances Circumstances { get; init; } = Circumstances.None;
}
