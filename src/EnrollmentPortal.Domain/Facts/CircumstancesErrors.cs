using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Facts;

/// <summary>Why written circumstances cannot be read.</summary>
public static class CircumstancesErrors
{
    /// <summary>The circumstance is not in the vocabulary.</summary>
    public static Error UnknownCircumstance(string key) => new("assessment.unknown-circumstance", key);

    /// <summary>The circumstance has no such value.</summary>
    public static Error UnknownValue(string key, string value) => new("assessment.unknown-value", key, value);

    /// <summary>A life event without its day.</summary>
    public static Error EventWithoutDay { get; } = new("assessment.event-without-day");
}
