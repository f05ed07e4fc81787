using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Impacts;

/// <summary>影响测算: what a draft would change for the people of a unit, computed once and kept as it came out.</summary>
public sealed class PlanImpact : ITenantOwned
{
    private PlanImpact()
    {
    }

    /// <param name="id">UUID version 7.</param>
    /// <param name="question">Which draft, priced on which day.</param>
    /// <param name="computedAt">When the computation ended.</param>
    /// <param name="computedByName">Who asked for it.</param>
    /// <param name="summary">The totals as JSON.</param>
    public PlanImpact(Guid id, ImpactQuestion question, DateTimeOffset computedAt, string computedByName, string summary)
    {
        (TenantId, Id, OrgCode) = (question.Unit.TenantId, id, question.Unit);
        (DraftId, CoverageYear, DraftDigest, PaidOn) = (question.DraftId, question.CoverageYear, question.DraftDigest, question.PaidOn);
        (BaseYear, BaseVersion, BasePaidOn) = (question.BaseYear, question.BaseVersion, question.BasePaidOn);
        (ComputedAt, ComputedByName, Summary) = (computedAt, computedByName, summary);
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    /// <summary>The unit of the draft.</summary>
    public OrgCode OrgCode { get; private init; }

    public Guid DraftId { get; private init; }

    public int CoverageYear { get; private init; }

    /// <summary>SHA-256 of the draft as it was then: tells whether it was changed since.</summary>
    public string DraftDigest { get; private init; } = string.Empty;

    /// <summary>The day of payment under the draft.</summary>
    public DateOnly PaidOn { get; private init; }

    /// <summary>The coverage year of the published plan beside it.</summary>
    public int BaseYear { get; private init; }

    /// <summary>The version of that plan.</summary>
    public int BaseVersion { get; private init; }

    /// <summary>The day of payment under the published plan: the same day, in its own year.</summary>
    public DateOnly BasePaidOn { get; private init; }

    public DateTimeOffset ComputedAt { get; private init; }

    public string ComputedByName { get; private init; } = string.Empty;

    /// <summary>The totals as JSON.</summary>
    public string Summary { get; private init; } = string.Empty;
}

/// <summary>Which draft is compared with which published plan, and on which days of payment.</summary>
public sealed record ImpactQuestion(
    OrgCode Unit, Guid DraftId, int CoverageYear, string DraftDigest, DateOnly PaidOn, int BaseYear, int BaseVersion, DateOnly BasePaidOn);
