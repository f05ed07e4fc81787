using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Impacts;

/// <summary>A village's part of an impact: its sums, and the people for which the draft changes something.</summary>
/// <remarks>The people stand in two arrays, not in rows of their own: a new standard changes every person of a county, and writing
/// 650,000 rows with their keys takes longer than the whole computation.</remarks>
public sealed class PlanImpactPlace : ITenantOwned
{
    private PlanImpactPlace()
    {
    }

    public PlanImpactPlace(PlanImpact impact, OrgCode village, string figures, Guid[] people, int[] classes)
    {
        (TenantId, ImpactId, OrgCode) = (impact.TenantId, impact.Id, village);
        (Figures, People, Classes) = (figures, people, classes);
    }

    public int TenantId { get; private init; }

    public Guid ImpactId { get; private init; }

    /// <summary>The village.</summary>
    public OrgCode OrgCode { get; private init; }

    /// <summary>The sums as JSON.</summary>
    public string Figures { get; private init; } = string.Empty;

    /// <summary>The people, in the order in which they were read: pages of the list follow it.</summary>
    public Guid[] People { get; private init; } = [];

    /// <summary>Their classes, at the same places.</summary>
    public int[] Classes { get; private init; } = [];
}
