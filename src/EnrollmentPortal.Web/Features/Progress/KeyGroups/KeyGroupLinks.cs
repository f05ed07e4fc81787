using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Web.Features.Progress.KeyGroups;

/// <summary>Where the figures of the key groups lead.</summary>
/// <param name="Actor">A user who may not read the registry stays with the figures.</param>
public sealed record KeyGroupLinks(Actor Actor)
{
    public bool MayReadLists => Actor.Has(Grant.ReadRegistry);

    /// <summary>A unit's groups; with a category, its units too.</summary>
    public static string Board(OrgCode unit, string? category) =>
        $"/key-groups/{unit}" + (category is null ? string.Empty : "?category=" + Uri.EscapeDataString(category));

    /// <summary>The people of a category who are missing in a village.</summary>
    public static string People(OrgCode village, string category) => $"/key-groups/{village}/people?category={Uri.EscapeDataString(category)}";

    /// <summary>One level down: the unit's groups, or the people of a village.</summary>
    public string Down(OrgCode unit, string category) =>
        unit.Level >= OrgLevel.Village && MayReadLists ? People(unit, category) : Board(unit, category);
}
