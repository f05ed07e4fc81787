using EnrollmentPortal.Application.Demonstration.People;
using EnrollmentPortal.Application.Divisions;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Tenancy;

namespace EnrollmentPortal.Application.Demonstration;

/// <summary>A unit for which the number of people is given: a row of a plan's table, or a township of 奉节.</summary>
/// <param name="Ordinal">Counts the tenant's units from 1.</param>
/// <param name="Unit">Township or village.</param>
/// <param name="People">Exactly so many people live in it.</param>
/// <param name="CoverageRate">The share that was enrolled a year before.</param>
/// <param name="Students">True for the university, whose people are students in one-person households.</param>
public sealed record PopulationUnit(int Ordinal, DivisionUnit Unit, int People, double CoverageRate, bool Students)
{
    // 奉节's plan prints no table, and its whole population of about a million would only slow a demonstration down.
    private const int FengjiePeople = 120_000;
    private const int Fraction = 50;
    private const int MinPeople = 300;
    private const double HighestRate = 0.97;

    /// <summary>The units of the tenant in a fixed order, with their people.</summary>
    public static IReadOnlyList<PopulationUnit> Of(int tenantId, PopulationSize size)
    {
        var rows = AllocationRow.Of(tenantId).ToList();
        var units = rows.Count > 0 ? FromTable(rows) : FromDivisions(tenantId);
        return [.. units.Select(unit => unit with { People = Scale(unit.People, size) })];
    }

    /// <summary>The same units with exactly so many people together.</summary>
    public static IReadOnlyList<PopulationUnit> Of(int tenantId, int people)
    {
        var printed = Of(tenantId, PopulationSize.Printed);
        var shares = Apportionment.Split(people, [.. printed.Select(unit => unit.People)]);
        return [.. printed.Select((unit, index) => unit with { People = shares[index] })];
    }

    private static int Scale(int people, PopulationSize size) => size switch
    {
        PopulationSize.None => 0,
        PopulationSize.Small => Math.Max(MinPeople, people / Fraction),
        PopulationSize.Printed => people,
    };

    private static IEnumerable<PopulationUnit> FromTable(IEnumerable<AllocationRow> rows) =>
        rows.Select((row, index) =>
        {
            var unit = DivisionCatalog.Embedded.Find(row.Unit)!;
            return new PopulationUnit(index + 1, unit, row.People, Rate(row), unit.Origin == UnitOrigin.PlanTable);
        });

    private static IEnumerable<PopulationUnit> FromDivisions(int tenantId)
    {
        var catalog = DivisionCatalog.Embedded;
        var townships = catalog.Units(tenantId).Where(unit => unit.Level == OrgLevel.Township).ToList();
        var people = Apportionment.Split(FengjiePeople, [.. townships.Select(township => catalog.VillagesUnder(township.Code).Count())]);
        return townships.Select((township, index) =>
            new PopulationUnit(index + 1, township, people[index], DrawnRate(township.Code), Students: false));
    }

    private static double Rate(AllocationRow row) =>
        row.CoveredLastYear is { } covered ? Math.Min(HighestRate, (double)covered / row.People) : DrawnRate(row.Unit);

    // Where no figure is printed: 85 to 93 per cent, the usual range of such counties.
    private static double DrawnRate(OrgCode unit) => 0.85 + (new Dice(unit).Below(81) / 1000.0);
}
