using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Plans;

/// <summary>Why no plan can be shown.</summary>
public static class PlanErrors
{
    /// <summary>No such unit, or one outside the reader's scope.</summary>
    public static readonly Error UnitNotFound = new("plan.unit-not-found");

    /// <summary>No county of that code uses the portal.</summary>
    public static readonly Error CountyNotFound = new("plan.county-not-found");

    /// <summary>The county has published no plan.</summary>
    public static Error NotPublished(string unitName) => new("plan.not-published", unitName);
}
