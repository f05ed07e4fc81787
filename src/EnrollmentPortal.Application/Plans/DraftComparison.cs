using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans;

/// <summary>A plan document that is not published yet.</summary>
/// <param name="Unit">Whose document it is: a county's, or a township's over its county's.</param>
/// <param name="Json">As it stands now, right or wrong.</param>
public sealed record DraftDocument(OrgCode Unit, int CoverageYear, string Json)
{
    public PlanText Text => new($"{Unit}/{CoverageYear}", Json);
}

/// <summary>The plan of one place, as it is published and as the draft would make it.</summary>
/// <param name="Unit">The unit of the most specific document.</param>
/// <param name="Before">Null where nothing is published.</param>
/// <param name="After">Null where the draft does not load.</param>
public sealed record PlanPair(OrgCode Unit, Plan? Before, Plan? After)
{
    /// <summary>What could be read of the draft in spite of its faults, for showing alone.</summary>
    public Plan? Sketch { get; init; }
}

/// <summary>Every plan that a draft touches, beside the published one: a county's document lies under those of its townships.</summary>
/// <param name="BaseYear">The coverage year of the published plans: the draft's, or the nearest earlier one; null where there is none.</param>
/// <param name="BaseVersion">The newest published version of the draft's unit in that year, or of its county; 0 where there is none.</param>
/// <param name="Pairs">The draft's own unit first.</param>
/// <param name="Faults">What keeps the draft from being loaded; empty when it loads everywhere.</param>
/// <param name="CountyMissing">A township's draft for a year in which its county has published nothing.</param>
public sealed record DraftComparison(int? BaseYear, int BaseVersion, IReadOnlyList<PlanPair> Pairs, IReadOnlyList<PlanFault> Faults, bool CountyMissing)
{
    /// <summary>True when the two plans are of different coverage years.</summary>
    public bool OtherYear => BaseYear is { } year && Pairs[0].After is { } after && after.CoverageYear != year;

    /// <summary>The plans that hold in a place.</summary>
    public PlanPair For(OrgCode place) => Pairs.Where(pair => pair.Unit.Contains(place)).MaxBy(pair => pair.Unit.Value.Length) ?? Pairs[0];

    /// <summary>Reads the published plans and lays the draft over or under them.</summary>
    internal static async Task<DraftComparison> ReadAsync(UnitOfWork work, PlanCache book, DraftDocument draft, CancellationToken cancellationToken)
    {
        var county = draft.Unit.At(OrgLevel.County);
        var heads = await work.EffectivePlans()
            .Where(version => version.CoverageYear <= draft.CoverageYear)
            .Select(version => new Head(version.OrgCode, version.CoverageYear, version.Version))
            .ToListAsync(cancellationToken);
        var texts = await TextsAsync(work, draft.CoverageYear, cancellationToken);
        var baseYear = heads.Where(head => head.Unit == county).Max(head => (int?)head.Year);
        var places = heads.Where(head => head.Year == baseYear)
            .Select(head => head.Unit).Concat(texts.Keys).Where(unit => draft.Unit.Contains(unit)).Append(draft.Unit).Distinct().Order();
        var (pairs, faults) = (new List<PlanPair>(), new List<PlanFault>());
        foreach (var place in places)
        {
            var load = Load(draft, place, texts);
            var before = baseYear is { } year ? await book.ForAsync(work, place, year, cancellationToken) : null;
            pairs.Add(new PlanPair(place, before?.Plan, load?.Plan) { Sketch = load?.Sketch });
            faults.AddRange(load?.Faults ?? []);
        }

        var version = heads.Where(head => head.Year == baseYear && head.Unit == draft.Unit).Max(head => (int?)head.Number)
            ?? heads.Where(head => head.Year == baseYear && head.Unit == county).Max(head => (int?)head.Number);
        return new DraftComparison(baseYear, version ?? 0, pairs, [.. faults.Distinct()], CountyMissing: draft.Unit != county && !texts.ContainsKey(county));
    }

    // The documents of the draft's own year that it lies over, or that lie over it. Before the year's first version is effective,
    // the newest one that waits for its day: a township writes its document while its county's is not in force yet.
    internal static async Task<Dictionary<OrgCode, PlanText>> TextsAsync(UnitOfWork work, int coverageYear, CancellationToken cancellationToken)
    {
        var today = work.Today;
        var published = await work.PlanVersions.AsNoTracking()
            .Where(version => version.CoverageYear == coverageYear)
            .Select(version => new { version.Id, version.OrgCode, version.Version, IsEffective = version.EffectiveFrom <= today })
            .ToListAsync(cancellationToken);
        var newest = published.GroupBy(version => version.OrgCode)
            .Select(versions => versions.OrderByDescending(version => version.IsEffective).ThenByDescending(version => version.Version).First().Id)
            .ToList();
        return await work.PlanVersions.AsNoTracking()
            .Where(version => newest.Contains(version.Id))
            .ToDictionaryAsync(version => version.OrgCode, version => new PlanText($"{version.OrgCode}/{version.CoverageYear}", version.Document), cancellationToken);
    }

    private static PlanLoad? Load(DraftDocument draft, OrgCode place, Dictionary<OrgCode, PlanText> texts)
    {
        if (draft.Unit.Level == OrgLevel.County)
        {
            return PlanLoader.Load(draft.Text, place == draft.Unit ? null : texts.GetValueOrDefault(place));
        }

        return texts.TryGetValue(draft.Unit.At(OrgLevel.County), out var county) ? PlanLoader.Load(county, draft.Text) : null;
    }

    private sealed record Head(OrgCode Unit, int Year, int Number);
}
