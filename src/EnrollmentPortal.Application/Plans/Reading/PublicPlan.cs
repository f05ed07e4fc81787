using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Application.Plans.Reading;

/// <summary>A plan as a resident without an account may read it.</summary>
/// <param name="County">The county's code.</param>
/// <param name="CountyName">The county's name.</param>
/// <param name="Plan">The plan that holds for the unit that was asked about.</param>
/// <param name="Today">The county's business date.</param>
/// <param name="Demonstration">The county is made up; its date stands still.</param>
/// <param name="Townships">The townships that have a document of their own.</param>
public sealed record PublicPlan(
    OrgCode County, string CountyName, Plan Plan, DateOnly Today, bool Demonstration, IReadOnlyList<PlanUnit> Townships);
