using System.Collections.Concurrent;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans;

/// <summary>The plan that holds for a unit, and the published version that an enrolment is priced by.</summary>
/// <param name="VersionId">The most specific document: the township's where it has one.</param>
/// <param name="Replaced">The plan that held before the latest publication of the same year; null where this is the first.</param>
public sealed record CurrentPlan(Plan Plan, Guid VersionId, ReplacedPlan? Replaced = null);

/// <summary>The plan that a newer version of the same coverage year took the place of.</summary>
/// <param name="Plan">As it held then.</param>
/// <param name="At">When the newer version was published.</param>
public sealed record ReplacedPlan(Plan Plan, DateTimeOffset At);

/// <summary>Finds the plan of a unit: its county's newest version that is effective, with its township's over it.</summary>
/// <remarks>Published versions never change, so what was read once is kept by version id.</remarks>
public sealed class PlanCache
{
    private readonly ConcurrentDictionary<(int Tenant, Guid County, Guid Township), CurrentPlan> _plans = new();

    /// <returns>Null when the county has published nothing for the year.</returns>
    public async Task<CurrentPlan?> ForAsync(UnitOfWork work, OrgCode unit, int coverageYear, CancellationToken cancellationToken)
    {
        var versions = await VersionsAsync(work, coverageYear, cancellationToken);
        var county = Newest(versions, unit.At(OrgLevel.County));
        if (county is null)
        {
            return null;
        }

        var township = unit.Level == OrgLevel.County ? null : Newest(versions, unit.At(OrgLevel.Township));
        var key = (work.TenantId, county.Id, township?.Id ?? Guid.Empty);
        return _plans.TryGetValue(key, out var known) ? known : _plans[key] = await LoadAsync(work, versions, county, township, cancellationToken);
    }

    /// <summary>The same for several units at once: one plan a township.</summary>
    public async Task<IReadOnlyDictionary<OrgCode, CurrentPlan?>> ForTownshipsAsync(
        UnitOfWork work, IEnumerable<OrgCode> townships, int coverageYear, CancellationToken cancellationToken)
    {
        var plans = new Dictionary<OrgCode, CurrentPlan?>();
        foreach (var township in townships.Distinct())
        {
            plans[township] = await ForAsync(work, township, coverageYear, cancellationToken);
        }

        return plans;
    }

    private static async Task<List<VersionHead>> VersionsAsync(UnitOfWork work, int coverageYear, CancellationToken cancellationToken) =>
        await work.EffectivePlans()
            .Where(version => version.CoverageYear == coverageYear)
            .Select(version => new VersionHead(version.Id, version.OrgCode, version.Version, version.PublishedAt, version.EffectiveFrom))
            .ToListAsync(cancellationToken);

    private static VersionHead? Newest(IEnumerable<VersionHead> versions, OrgCode unit) =>
        versions.Where(version => version.Unit == unit).MaxBy(version => version.Number);

    private static async Task<CurrentPlan> LoadAsync(
        UnitOfWork work, List<VersionHead> versions, VersionHead county, VersionHead? township, CancellationToken cancellationToken)
    {
        var plan = (await ReadAsync(work, county, township, cancellationToken)).Required;
        var replaced = await ReplacedAsync(work, versions, county, township, cancellationToken);
        return new CurrentPlan(plan, township?.Id ?? county.Id, replaced);
    }

    // What held a moment before the latest of the two documents came; documents of one moment replaced nothing of each other.
    private static async Task<ReplacedPlan?> ReplacedAsync(
        UnitOfWork work, List<VersionHead> versions, VersionHead county, VersionHead? township, CancellationToken cancellationToken)
    {
        var latest = township is { } own && own.PublishedAt > county.PublishedAt ? own : county;
        var at = latest.PublishedAt;
        // A version for a later day than the latest one's never held before it.
        var earlier = versions.Where(version => version.PublishedAt < at && version.EffectiveFrom <= latest.EffectiveFrom).ToList();
        if (Newest(earlier, county.Unit) is not { } oldCounty)
        {
            return null;
        }

        // A document that an older version of the portal accepted may not load any more: then nothing is compared.
        var load = await ReadAsync(work, oldCounty, township is null ? null : Newest(earlier, township.Unit), cancellationToken);
        return load.Plan is { } plan ? new ReplacedPlan(plan, at) : null;
    }

    private static async Task<PlanLoad> ReadAsync(UnitOfWork work, VersionHead county, VersionHead? township, CancellationToken cancellationToken) => PlanLoader.Load(
        await TextAsync(work, county.Id, cancellationToken),
        township is null ? null : await TextAsync(work, township.Id, cancellationToken));

    private static async Task<PlanText> TextAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        var version = await work.PlanVersions.AsNoTracking().SingleAsync(version => version.Id == id, cancellationToken);
        return new PlanText($"{version.OrgCode}/{version.CoverageYear}", version.Document);
    }

    private sealed record VersionHead(Guid Id, OrgCode Unit, int Number, DateTimeOffset PublishedAt, DateOnly EffectiveFrom);
}
