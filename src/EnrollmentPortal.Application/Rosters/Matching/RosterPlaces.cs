using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Matching;

/// <summary>The units that a line may name, so that a township gets the people that nobody has registered.</summary>
internal sealed class RosterPlaces
{
    private readonly OrgCode _whole;
    private readonly List<(OrgCode Code, string Name)> _units;

    private RosterPlaces(OrgCode whole, List<(OrgCode, string)> units) => (_whole, _units) = (whole, units);

    public static async Task<RosterPlaces> ReadAsync(UnitOfWork work, OrgCode whole, CancellationToken cancellationToken)
    {
        var units = await work.OrgUnits.AsNoTracking().Select(unit => new { unit.OrgCode, unit.Name }).ToListAsync(cancellationToken);
        return new RosterPlaces(whole, [.. units.Where(unit => whole.Contains(unit.OrgCode)).Select(unit => (unit.OrgCode, unit.Name))]);
    }

    /// <summary>The village if its name is the only such in the township, else the township, else the whole.</summary>
    public OrgCode Of(string township, string village)
    {
        var within = Only(OrgLevel.Township, _whole, township) ?? _whole;
        return Only(OrgLevel.Village, within, village) ?? within;
    }

    private OrgCode? Only(OrgLevel level, OrgCode within, string name) =>
        name.Length > 0 && _units.Where(unit => unit.Code.Level == level && within.Contains(unit.Code) && unit.Name == name).ToList() is [var only]
            ? only.Code
            : null;
}
