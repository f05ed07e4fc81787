using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Web.Features.Progress;

/// <summary>Where the figures of a board lead: one level down, and at the village to the list of people.</summary>
/// <param name="Actor">A user who may not read the registry stays with the figures.</param>
public sealed record BoardLinks(Actor Actor)
{
    /// <summary>The lists of people behind the figures.</summary>
    public bool MayReadLists => Actor.Has(Grant.ReadRegistry);

    /// <summary>A unit's board.</summary>
    public static string Board(OrgCode unit) => $"/progress/{unit}";

    /// <summary>A village's list of people.</summary>
    public static string Village(OrgCode village) => $"/villages/{village}";

    /// <summary>One level down: the board, or the list of a village.</summary>
    public string Down(OrgCode unit) => unit.Level >= OrgLevel.Village && MayReadLists ? Village(unit) : Board(unit);

    /// <summary>The same board in another order.</summary>
    public static string Sorted(OrgCode unit, BoardSort sort) => $"{Board(unit)}?sort={sort.ToString().ToLowerInvariant()}";
}
