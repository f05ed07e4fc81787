using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Progress;

/// <summary>Where a board stands in the county: the unit, those above it and those one level down.</summary>
internal sealed record BoardPlaces(NamedUnit Unit, IReadOnlyList<NamedUnit> Above, IReadOnlyList<NamedUnit> Below)
{
    /// <returns>Null when the unit does not exist, or lies outside the reader's scope.</returns>
    public static async Task<BoardPlaces?> FindAsync(UnitOfWork work, Actor actor, OrgCode? wanted, CancellationToken cancellationToken)
    {
        var unit = wanted ?? actor.Scope.Unit;
        // Row-level security lets everybody read the names of the units above their own; they may not open the boards of those units.
        if (!actor.Scope.Contains(unit))
        {
            return null;
        }

        OrgCode[] line = [.. Enum.GetValues<OrgLevel>().Select(unit.At).Distinct().Where(actor.Scope.Contains)];
        var named = await work.OrgUnits.AsNoTracking()
            .Where(row => line.Contains(row.OrgCode) || row.ParentCode == unit)
            .Select(row => new { row.OrgCode, row.ParentCode, row.Name })
            .ToListAsync(cancellationToken);
        var own = named.Find(row => row.OrgCode == unit);
        return own is null ? null : new BoardPlaces(
            new NamedUnit(unit, own.Name),
            [.. named.Where(row => row.OrgCode < unit).OrderBy(row => row.OrgCode).Select(row => new NamedUnit(row.OrgCode, row.Name))],
            [.. named.Where(row => row.ParentCode == unit).OrderBy(row => row.OrgCode).Select(row => new NamedUnit(row.OrgCode, row.Name))]);
    }
}
