using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Assessments;

/// <summary>Why a person cannot be assessed at all.</summary>
public static class AssessmentErrors
{
    /// <summary>The plan has no such tier.</summary>
    public static Error UnknownTier(string tier) => new("assessment.unknown-tier", tier);

    /// <summary>The plan names no such category.</summary>
    public static Error UnknownIdentity(string identity) => new("assessment.unknown-identity", identity);

    /// <summary>The circumstance is not in the vocabulary.</summary>
    public static Error UnknownCircumstance(string key) => new("assessment.unknown-circumstance", key);

    /// <summary>The circumstance has no such value.</summary>
    public static Error UnknownValue(string key, string value) => new("assessment.unknown-value", key, value);

    /// <summary>A life event without its day.</summary>
    public static Error EventWithoutDay { get; } = new("assessment.event-without-day");
}
