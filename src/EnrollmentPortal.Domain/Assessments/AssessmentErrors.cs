using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Assessments;

/// <summary>Why a person cannot be assessed at all.</summary>
public static class AssessmentErrors
{
    /// <summary>The plan has no such tier.</summary>
    public static Error UnknownTier(string tier) => new("assessment.unknown-tier", tier);

    /// <summary>The plan names no such category.</summary>
    public static Error UnknownIdentity(string identity) => new("assessment.unknown-identity", identity);
}
