using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Impacts;

/// <summary>People that neither plan can tell apart: one pair of assessments for all of them.</summary>
/// <remarks>Only classes that the draft changes are kept.</remarks>
public sealed class PlanImpactClass : ITenantOwned
{
    private PlanImpactClass()
    {
    }

    public PlanImpactClass(PlanImpact impact, int number, string kind, int people, string detail)
    {
        (TenantId, ImpactId, Number, OrgCode) = (impact.TenantId, impact.Id, number, impact.OrgCode);
        (Kind, People, Detail) = (kind, people, detail);
    }

    public int TenantId { get; private init; }

    public Guid ImpactId { get; private init; }

    /// <summary>Counts from 0 in the impact.</summary>
    public int Number { get; private init; }

    public OrgCode OrgCode { get; private init; }

    /// <summary>How the draft changes them.</summary>
    public string Kind { get; private init; } = string.Empty;

    public int People { get; private init; }

    /// <summary>The facts and both assessments as JSON.</summary>
    public string Detail { get; private init; } = string.Empty;
}
