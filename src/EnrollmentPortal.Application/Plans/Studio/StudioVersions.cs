using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Studio;

/// <summary>Where a published version stands on the business date.</summary>
public enum PlanVersionState
{
    /// <summary>It holds from a later day on.</summary>
    Waiting,

    /// <summary>It holds.</summary>
    InForce,

    /// <summary>A newer version holds.</summary>
    Superseded,
}

/// <summary>A published version.</summary>
/// <param name="Document">As JSON.</param>
public sealed record StudioVersion(
    Guid Id, OrgCode Unit, int CoverageYear, int Number, DateOnly EffectiveFrom, DateTimeOffset PublishedAt, string? CheckedByName, string? PublishedByName, string Document)
{
    public PlanVersionState State { get; init; }

    /// <summary>The version before it: of its year, or the last one of the nearest earlier year; null for the first of all.</summary>
    public StudioVersion? Earlier { get; init; }

    /// <summary>What it says otherwise than the version before, in the order of the document.</summary>
    public IReadOnlyList<PlanDifference> Differences => field ??= Earlier is { } earlier ? PlanDifferences.Between(earlier.Document, Document) : [];
}

/// <summary>Reads the published versions of an official's units.</summary>
internal static class StudioVersions
{
    /// <summary>The units in order, of each the latest year and version first.</summary>
    public static async Task<IReadOnlyList<StudioVersion>> ReadAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        var rows = await work.PlanVersions.AsNoTracking()
            .Select(version => new StudioVersion(
                version.Id, version.OrgCode, version.CoverageYear, version.Version, version.EffectiveFrom, version.PublishedAt,
                version.CheckedByName, version.PublishedByName, version.Document))
            .ToListAsync(cancellationToken);
        return [.. rows
            .Where(row => work.Scope.Contains(row.Unit))
            .GroupBy(row => row.Unit)
            .OrderBy(unit => unit.Key)
            .SelectMany(unit => WithStates(unit, work.Today))];
    }

    // Nothing marks a version as superseded: published rows never change, and the date decides.
    private static List<StudioVersion> WithStates(IEnumerable<StudioVersion> versions, DateOnly today)
    {
        StudioVersion? earlier = null;
        var told = new List<StudioVersion>();
        foreach (var year in versions.GroupBy(version => version.CoverageYear).OrderBy(year => year.Key))
        {
            var inForce = year.Where(version => version.EffectiveFrom <= today).MaxBy(version => version.Number);
            foreach (var version in year.OrderBy(version => version.Number))
            {
                earlier = version with { State = StateOf(version, inForce, today), Earlier = earlier };
                told.Insert(0, earlier);
            }
        }

        return told;
    }

    private static PlanVersionState StateOf(StudioVersion version, StudioVersion? inForce, DateOnly today) =>
        version == inForce ? PlanVersionState.InForce
        : version.EffectiveFrom > today && version.Number > (inForce?.Number ?? 0) ? PlanVersionState.Waiting
        : PlanVersionState.Superseded;
}
