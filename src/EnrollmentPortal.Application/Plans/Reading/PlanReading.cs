using EnrollmentPortal.Application.Divisions;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Application.Plans.Reading;

/// <summary>A plan as an office reads it.</summary>
/// <param name="Unit">The unit that was asked about.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="Plan">The plan that holds for it: its county's, with its township's over it where there is one.</param>
/// <param name="Today">The tenant's business date.</param>
/// <param name="Editions">The published documents behind the plan, the county's first.</param>
/// <param name="Places">Units in the reader's scope that have a document of their own, this plan's unit included.</param>
/// <param name="Mismatches">Where the plan's quota table and the division list name different units; empty without a table.</param>
public sealed record PlanReading(
    OrgCode Unit,
    string UnitName,
    Plan Plan,
    DateOnly Today,
    IReadOnlyList<PlanEdition> Editions,
    IReadOnlyList<PlanUnit> Places,
    IReadOnlyList<DivisionMismatch> Mismatches);

/// <summary>One published document.</summary>
/// <param name="Unit">Whose document it is.</param>
/// <param name="Version">Counts from 1 for each unit and year.</param>
/// <param name="PublishedAt">When it was published on the portal; the printed date of issue stands in the document.</param>
public sealed record PlanEdition(OrgCode Unit, string UnitName, int Version, DateTimeOffset PublishedAt);

/// <summary>A unit with a plan of its own.</summary>
public sealed record PlanUnit(OrgCode Unit, string Name);
