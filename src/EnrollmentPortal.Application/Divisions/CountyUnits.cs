using EnrollmentPortal.Application.Persistence;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Divisions;

/// <summary>Puts a county's units on the books.</summary>
internal static class CountyUnits
{
    /// <summary>Adds the units that are missing. One statement: a unit and its parent arrive together, whatever the order.</summary>
    /// <returns>How many were missing.</returns>
    public static Task<int> AddUnitsAsync(this UnitOfWork work, int tenantId, IReadOnlyList<DivisionUnit> units, CancellationToken cancellationToken)
    {
        string[] codes = [.. units.Select(unit => unit.Code.Value)];
        string?[] parents = [.. units.Select(unit => unit.Parent?.Value)];
        string[] names = [.. units.Select(unit => unit.Name)];
        string[] fullNames = [.. units.Select(unit => unit.FullName)];
        string[] levels = [.. units.Select(unit => unit.Level.ToString())];
        string[] origins = [.. units.Select(unit => unit.Origin.ToString())];
        return work.Database.ExecuteSqlAsync(
            $"""
            insert into org_unit (tenant_id, org_code, parent_code, name, full_name, level, origin)
            select {tenantId}, unit.* from unnest({codes}, {parents}, {names}, {fullNames}, {levels}, {origins}) as unit
            on conflict do nothing
            """,
            cancellationToken);
    }
}
