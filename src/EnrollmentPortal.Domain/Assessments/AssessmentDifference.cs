using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;



namespace EnrollmentPortal.Domain.Assessments;

/// <summary>The parts of an assessment in which two can differ.</summary>
[Flags]
public enum AssessmentParts
{
    /// <summary>The two say the same.</summary>
    None = 0,

    /// <summary>Accepted, refused, or for a person to decide.</summary>
    Verdict = 1,

    /// <summary>The individual standard.</summary>
    Standard = 1 << 1,

    /// <summary>The amount of the subsidy.</summary>
    Subsidy = 1 << 2,

    /// <summary>The identity that is subsidised.</summary>
    Category = 1 << 3,

    /// <summary>The department that pays the subsidy.</summary>
    Funder = 1 << 4,

    /// <summary>自付, with the years bought back.</summary>
    SelfPay = 1 << 5,

    /// <summary>The government share as far as the person pays it.</summary>
    GovernmentShare = 1 << 6,

    /// <summary>First or last day of benefits.</summary>
    Entitlement = 1 << 7,

    /// <summary>The deciding row.</summary>
    Route = 1 << 8,

    /// <summary>Refund or later subsidy.</summary>
    Later = 1 << 9,

    /// <summary>Clauses, their words, or warnings.</summary>
    Reasons = 1 << 10,
}

/// <summary>Compares two assessments of one person.</summary>
public static class AssessmentDifference
{
    /// <summary>Everything in which the two differ.</summary>
    /// <remarks>The standard of a person that both refuse is no difference: they are asked for nothing.</remarks>
    public static AssessmentParts Between(Assessment before, Assessment after) =>
        (before.Verdict, after.Verdict) == (Verdict.Refused, Verdict.Refused)
            ? All(before, after) & ~(AssessmentParts.Standard | AssessmentParts.Reasons) | Mark(!SameRules(before, after), AssessmentParts.Reasons)
            : All(before, after);

    private static AssessmentParts All(Assessment before, Assessment after) =>
        Mark(before.Verdict != after.Verdict, AssessmentParts.Verdict)
        | Mark(before.Standard != after.Standard, AssessmentParts.Standard)
        | Mark(before.Subsidy != after.Subsidy, AssessmentParts.Subsidy)
        | Mark(before.Grant?.Category != after.Grant?.Category, AssessmentParts.Category)
        | Mark(before.Grant?.Funder != after.Grant?.Funder, AssessmentParts.Funder)
        | Mark((before.SelfPay, before.BuyBack) != (after.SelfPay, after.BuyBack), AssessmentParts.SelfPay)
        | Mark(before.GovernmentShare != after.GovernmentShare, AssessmentParts.GovernmentShare)
        | Mark(before.Entitlement != after.Entitlement, AssessmentParts.Entitlement)
        | Mark(before.Route != after.Route || before.RouteName != after.RouteName, AssessmentParts.Route)
        | Mark((before.Later?.Rule, before.Later?.Amount) != (after.Later?.Rule, after.Later?.Amount), AssessmentParts.Later)
        | Mark(!SameReasons(before, after), AssessmentParts.Reasons);

    private static AssessmentParts Mark(bool differs, AssessmentParts part) => differs ? part : AssessmentParts.None;

    private static bool SameRules(Assessment before, Assessment after) =>
        before.Reasons.Select(reason => (reason.RuleId, reason.Text)).SequenceEqual(after.Reasons.Select(reason => (reason.RuleId, reason.Text)));

    private static bool SameReasons(Assessment before, Assessment after) =>
        before.Reasons.Select(reason => (reason.RuleId, reason.Amount, reason.Text)).SequenceEqual(after.Reasons.Select(reason => (reason.RuleId, reason.Amount, reason.Text)))
        && before.Warnings.Select(warning => warning.Text).SequenceEqual(after.Warnings.Select(warning => warning.Text));
}
