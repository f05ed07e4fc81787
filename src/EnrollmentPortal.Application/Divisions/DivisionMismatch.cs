using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Divisions;

/// <summary>One place where a plan's table and the division list do not name the same units, and how the catalog settles it.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="PrintedName">The name in the plan's table; none when the table has no row.</param>
/// <param name="Unit">The catalog's unit.</param>
/// <param name="CountedIn">For <see cref="MismatchKind.FoldedIn"/>: the unit whose row counts these people.</param>
/// <param name="ChineseNote">Why, for a person who checks it.</param>
/// <param name="EnglishNote">The same in English.</param>
public sealed record DivisionMismatch(
    MismatchKind Kind, string? PrintedName, DivisionUnit Unit, OrgCode? CountedIn, string ChineseNote, string EnglishNote);

/// <summary>How a plan's table and the division list differ about a unit.</summary>
public enum MismatchKind
{
    /// <summary>The same unit under another name.</summary>
    OtherName,

    /// <summary>The row stands for the unit together with an area that is not in the list, or has its own entry there.</summary>
    Combined,

    /// <summary>In the list without a row of its own; counted in another unit's row.</summary>
    FoldedIn,

    /// <summary>In the list; the table has no row for it, so it has no quota.</summary>
    WithoutRow,

    /// <summary>In the table, not in the list: added to the catalog.</summary>
    Added,
}
