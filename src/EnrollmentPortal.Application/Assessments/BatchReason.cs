using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Application.Assessments;

/// <summary>Why a row ended as it did, in one line.</summary>
internal static class BatchReason
{
    /// <summary>Name of the deciding row and the warnings; where the answer is not a plain yes, also the clauses that decide it.</summary>
    public static string Of(Assessment assessment, string language)
    {
        var parts = new List<string> { assessment.RouteName.In(language) };
        if (assessment.Later is { } later)
        {
            parts.Add(later.Name.In(language));
        }

        parts.AddRange(assessment.Bonuses.Select(bonus => $"{bonus.Name.In(language)} +{bonus.Amount}"));
        parts.AddRange(assessment.Warnings.Select(warning => warning.Text.In(language)));
        if (assessment.Verdict != Verdict.Accepted)
        {
            parts.AddRange(assessment.Reasons.Where(Decides).Select(reason => $"{reason.RuleId} {reason.Document} {reason.Place}: {reason.Text.In(language)}"));
        }

        return string.Join("; ", parts.Distinct(StringComparer.Ordinal));
    }

    private static bool Decides(Reason reason) => reason.Kind switch
    {
        ReasonKind.Subsidy or ReasonKind.IdentityRule or ReasonKind.Eligibility or ReasonKind.Route or ReasonKind.GovernmentShare or ReasonKind.Change
            or ReasonKind.Interruption => true,
        ReasonKind.Standard or ReasonKind.Entitlement or ReasonKind.Notice or ReasonKind.Bonus => false,
    };
}
