using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Divisions;
using EnrollmentPortal.Application.Installations;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Platform;

/// <summary>A real county, as the command line names it.</summary>
/// <param name="Code">Six digits.</param>
/// <param name="Units">Townships and villages with their codes; empty for those of the built-in division list.</param>
public sealed record NewCounty(OrgCode Code, string Name, IReadOnlyList<(OrgCode Code, string Name)> Units);

/// <summary>Puts a county with its townships and villages on the books. It lives on today's date and accepts no invented ID numbers.</summary>
/// <remarks>No use case of a page: a person who can start it on the command line already holds the database. Run again it adds the units that are missing.</remarks>
public sealed class CreateCounty(Database database, Installation installation, AuditTrail audit)
{
    private static readonly Actor CommandLine = new(Guid.Empty, "command line", Role.PlatformAdministrator, Scope.Platform, null, null);

    /// <returns>How many units it has now, or why not.</returns>
    public async Task<Result<int>> ExecuteAsync(NewCounty county, CancellationToken cancellationToken)
    {
        if (await installation.RefusalOfRealAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var units = UnitsOf(county);
        if (units.IsError)
        {
            return units.Error;
        }

        await using var work = await database.BeginAsync(Scope.Of(county.Code), cancellationToken);
        await work.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({county.Code.TenantId}, 0)", cancellationToken);
        var known = await work.Tenants.SingleOrDefaultAsync(row => row.Id == county.Code.TenantId, cancellationToken);
        if (known is { Demonstration: true })
        {
            return CountyErrors.IsDemonstration;
        }

        if (known is null)
        {
            work.Tenants.Add(new Tenant(county.Code.TenantId, county.Name, demonstration: false));
            await work.SaveChangesAsync(cancellationToken);
        }

        var added = await work.AddUnitsAsync(county.Code.TenantId, units.Value, cancellationToken);
        audit.Note(work, CommandLine, new AuditNote(
            known is null ? "tenant.created" : "tenant.units-added", "tenant", county.Code.Value, county.Code, New: new { county.Name, Units = added }));
        await work.CommitAsync(CancellationToken.None);
        return units.Value.Count;
    }

    private static Result<IReadOnlyList<DivisionUnit>> UnitsOf(NewCounty county)
    {
        if (county.Code.Level != OrgLevel.County)
        {
            return CountyErrors.NoCountyCode(county.Code.Value);
        }

        var units = county.Units.Count == 0 ? DivisionCatalog.Embedded.Units(county.Code.TenantId) : Listed(county);
        if (units.Count <= 1)
        {
            return CountyErrors.NoUnits(county.Code.Value);
        }

        var codes = units.Select(unit => unit.Code).ToHashSet();
        return units.FirstOrDefault(unit => unit.Code != county.Code && (unit.Parent is not { } parent || !codes.Contains(parent))) is { } orphan
            ? CountyErrors.NoParent(orphan.Code.Value, orphan.Name)
            : Result<IReadOnlyList<DivisionUnit>>.From(units);
    }

    private static List<DivisionUnit> Listed(NewCounty county)
    {
        var names = county.Units.DistinctBy(unit => unit.Code).Where(unit => unit.Code != county.Code).ToDictionary(unit => unit.Code, unit => unit.Name);
        names[county.Code] = county.Name;
        return
        [
            .. names.Keys.Order().Select(code => new DivisionUnit(code, code == county.Code ? null : code.Parent, names[code], FullName(code, names), code.Level, UnitOrigin.DivisionList)),
        ];
    }

    private static string FullName(OrgCode code, Dictionary<OrgCode, string> names) =>
        (code.Parent is { } parent ? FullName(parent, names) : string.Empty) + names.GetValueOrDefault(code, string.Empty);
}

/// <summary>Why a county is not put on the books.</summary>
public static class CountyErrors
{
    /// <summary>A demonstration does not become real: its people are invented.</summary>
    public static readonly Error IsDemonstration = new("county.is-demonstration");

    public static Error NoCountyCode(string code) => new("county.no-county-code", code);

    /// <summary>The built-in list does not know the county, and no file names its units.</summary>
    public static Error NoUnits(string code) => new("county.no-units", code);

    /// <summary>A village whose township the file does not name, or a unit of another county.</summary>
    public static Error NoParent(string code, string name) => new("county.no-parent", code, name);
}
