using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Impacts;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Impacts;

/// <summary>A result without its people.</summary>
/// <param name="Unit">The place whose figures are shown: the draft's unit, or one below it.</param>
/// <param name="Above">The places on the way up to the draft's unit, the highest first.</param>
/// <param name="Figures">The place's figures.</param>
/// <param name="Rows">The places one level down.</param>
/// <param name="Summary">The whole result's totals, with funders and categories.</param>
public sealed record ImpactReading(
    PlanImpact Impact, ImpactPlace Unit, IReadOnlyList<ImpactPlace> Above, ImpactFigures Figures, IReadOnlyList<ImpactPlaceRow> Rows, ImpactSummary Summary);

/// <summary>A place by name.</summary>
public sealed record ImpactPlace(OrgCode Code, string Name);

/// <summary>A place with its figures.</summary>
public sealed record ImpactPlaceRow(ImpactPlace Place, ImpactFigures Figures);

/// <summary>Reads a kept result: the totals, and one place with those below it.</summary>
public sealed class ReadImpact(Database database) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <param name="impact">The result.</param>
    /// <param name="unit">A place; null for the draft's unit.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The result for the unit, or <see cref="ImpactErrors.NotFound"/>.</returns>
    public async Task<Result<ImpactReading>> ExecuteAsync(Guid impact, OrgCode? unit, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        if (await work.Impacts.AsNoTracking().FirstOrDefaultAsync(row => row.Id == impact, cancellationToken) is not { } found)
        {
            return ImpactErrors.NotFound;
        }

        var asked = unit is { } code && found.OrgCode.Contains(code) ? code : found.OrgCode;
        var villages = await VillagesAsync(work, impact, asked, cancellationToken);
        var names = await NamesAsync(work, found.OrgCode, asked, cancellationToken);
        var level = asked.Level + 1;
        var rows = asked.Level >= OrgLevel.Village ? [] : villages
            .GroupBy(village => village.Code.At(level))
            .OrderBy(place => place.Key)
            .Select(place => new ImpactPlaceRow(Named(place.Key, names), Sum(place)))
            .ToList();
        return new ImpactReading(
            found, Named(asked, names), Above(found.OrgCode, asked, names), Sum(villages), rows, ImpactJson.Read<ImpactSummary>(found.Summary));
    }

    private static ImpactPlace Named(OrgCode code, Dictionary<OrgCode, string> names) => new(code, names.GetValueOrDefault(code, code.Value));

    private static List<ImpactPlace> Above(OrgCode top, OrgCode asked, Dictionary<OrgCode, string> names)
    {
        var above = new List<ImpactPlace>();
        for (var code = asked.Parent; code is { } parent && top.Contains(parent); code = parent.Parent)
        {
            above.Insert(0, Named(parent, names));
        }

        return above;
    }

    private static ImpactFigures Sum(IEnumerable<Village> villages) =>
        villages.Aggregate(ImpactFigures.None, (sum, village) => sum.With(village.Figures));

    // Without the arrays of people: a county's are megabytes.
    private static async Task<List<Village>> VillagesAsync(UnitOfWork work, Guid impact, OrgCode unit, CancellationToken cancellationToken)
    {
        var rows = await work.ImpactPlaces.AsNoTracking()
            .Where(place => place.ImpactId == impact && UnitOfWork.StartsWith((string)(object)place.OrgCode, unit.Value))
            .Select(place => new { place.OrgCode, place.Figures })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Village(row.OrgCode, ImpactJson.Read<ImpactFigures>(row.Figures)));
    }

    private static async Task<Dictionary<OrgCode, string>> NamesAsync(UnitOfWork work, OrgCode top, OrgCode asked, CancellationToken cancellationToken)
    {
        var levels = new[] { top.At(OrgLevel.County), asked.At(OrgLevel.Township), asked.At(OrgLevel.Village) }.Distinct().ToList();
        return await work.OrgUnits.AsNoTracking()
            .Where(row => levels.Contains(row.OrgCode) || row.ParentCode == asked)
            .ToDictionaryAsync(row => row.OrgCode, row => row.Name, cancellationToken);
    }

    private sealed record Village(OrgCode Code, ImpactFigures Figures);
}

/// <summary>The results that are kept for a draft, the newest first.</summary>
public sealed class ListImpacts(Database database) : IUseCase
{
    public static Grant Requires => Grant.EditPlan;

    /// <returns>The kept results of the draft, the newest first; no refusal.</returns>
    public async Task<Result<IReadOnlyList<PlanImpact>>> ExecuteAsync(Guid draft, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        return await work.Impacts.AsNoTracking()
            .Where(impact => impact.DraftId == draft)
            .OrderByDescending(impact => impact.ComputedAt).ThenByDescending(impact => impact.Id)
            .ToListAsync(cancellationToken);
    }
}
