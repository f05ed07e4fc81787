using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Application.Plans.Impacts;

/// <summary>One of two assessments that stand side by side, as it is shown and kept.</summary>
/// <param name="Verdict">Null where the plan does not know one of the identities: nobody can be priced then.</param>
/// <param name="Tier">Key of the assumed tier.</param>
/// <param name="Route">Name of the deciding row.</param>
/// <param name="Later">What follows from a change after an earlier payment; null without one.</param>
/// <param name="ShareUnknown">The government share is due, and the plan prints no amount.</param>
/// <param name="Clauses">Clauses, warnings and assumptions.</param>
public sealed record ImpactOutcome(
    Verdict? Verdict,
    string? Tier,
    Wording? Route,
    Money? Standard,
    Money? Subsidy,
    string? Category,
    string? Funder,
    Money? SelfPay,
    Money? GovernmentShare,
    bool ShareUnknown,
    EntitlementState Entitlement,
    DateOnly? EntitledFrom,
    DateOnly? EntitledTo,
    Wording? Later,
    Money? LaterAmount,
    FrozenAssessment? Clauses)
{
    /// <summary>A plan that does not know the person's identities.</summary>
    public static ImpactOutcome Unpriced { get; } = new(
        null, null, null, null, null, null, null, null, null, ShareUnknown: false, EntitlementState.None, null, null, null, null, null);

    /// <summary>What the cashier would take; null unless accepted with every amount known.</summary>
    public Money? Due => Verdict == Domain.Plans.Tables.Verdict.Accepted && SelfPay is { } own && GovernmentShare is { } share ? own + share : null;

    public static ImpactOutcome Of(Assessment? assessment) => assessment is null ? Unpriced : new ImpactOutcome(
        assessment.Verdict,
        assessment.Tier,
        assessment.RouteName,
        assessment.Standard,
        assessment.Subsidy,
        assessment.Grant?.Category,
        assessment.Grant?.Funder,
        assessment.SelfPay,
        assessment.GovernmentShare.Amount,
        assessment.GovernmentShare.State == GovernmentShareState.DueButUnknown,
        assessment.Entitlement.State,
        assessment.Entitlement.Start,
        assessment.Entitlement.End,
        assessment.Later?.Name,
        assessment.Later?.Amount,
        FrozenAssessment.Of(assessment));
}
