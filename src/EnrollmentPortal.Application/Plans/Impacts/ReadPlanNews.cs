using System.Collections.Concurrent;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Application.Plans.Impacts;

/// <summary>A newer version of the plan, told to those who work by it.</summary>
/// <param name="UnitName">The reader's unit.</param>
/// <param name="Plan">The plan that holds now.</param>
/// <param name="PublishedAt">When it took the place of the one before.</param>
public sealed record PlanNews(string UnitName, Plan Plan, DateTimeOffset PublishedAt);

/// <summary>Tells that the unit's plan got a newer version lately.</summary>
public sealed class ReadPlanNews(Database database, PlanCache book, TimeProvider clock) : IUseCase
{
    /// <summary>After that everybody knows it.</summary>
    private static readonly TimeSpan TellFor = TimeSpan.FromDays(30);

    public static Grant Requires => Grant.ReadProgress;

    /// <returns>Null where nothing was replaced, or not lately.</returns>
    public async Task<Result<PlanNews?>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var year = await work.CurrentYearAsync(cancellationToken);
        var current = year is { } known ? await book.ForAsync(work, actor.Scope.Unit, known, cancellationToken) : null;
        return current?.Replaced is { } replaced && clock.GetUtcNow() - replaced.At < TellFor
            ? Result<PlanNews?>.From(new PlanNews(await work.UnitNameAsync(actor.Scope.Unit, cancellationToken), current.Plan, replaced.At))
            : Result<PlanNews?>.From((PlanNews?)null);
    }
}

/// <summary>How many people of a unit a newer version of the plan asks another amount of.</summary>
/// <param name="Unpaid">People who have not paid and should.</param>
/// <param name="Repriced">Those among them whose amount or verdict is another one.</param>
public sealed record RepricedCount(int Unpaid, int Repriced);

/// <summary>Counts the people that pay another amount by the newest version of the plan, by the computation behind the impact of a draft.</summary>
/// <remarks>People who have paid are not among them. A count is kept for a few minutes: many clerks open the portal in the morning.</remarks>
public sealed class CountRepriced(Database database, PlanCache book, RepricedCounts known, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.ReadProgress;

    /// <returns>Null where nothing was replaced.</returns>
    public async Task<Result<RepricedCount?>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var year = await work.CurrentYearAsync(cancellationToken);
        var pairs = year is { } coverageYear ? await PairsAsync(work, actor.Scope.Unit, coverageYear, cancellationToken) : [];
        if (pairs.Count == 0)
        {
            return Result<RepricedCount?>.From((RepricedCount?)null);
        }

        var key = $"{work.TenantId}/{work.Scope.Prefix}/{work.Today}/{string.Join('/', pairs.Select(pair => pair.After!.GetHashCode()))}";
        return await known.GetAsync(key, clock.GetUtcNow(), () => CountAsync(work, pairs, year!.Value, cancellationToken));
    }

    // The unit's own plan, and those of its townships that have a document of their own.
    private async Task<List<PlanPair>> PairsAsync(UnitOfWork work, OrgCode unit, int coverageYear, CancellationToken cancellationToken)
    {
        var units = (await work.PlanUnitsAsync(coverageYear, cancellationToken)).Where(unit.Contains).Append(unit).Distinct().Order();
        var pairs = new List<PlanPair>();
        var replaced = false;
        foreach (var place in units)
        {
            if (await book.ForAsync(work, place, coverageYear, cancellationToken) is { } current)
            {
                replaced |= current.Replaced is not null;
                pairs.Add(new PlanPair(place, current.Replaced?.Plan ?? current.Plan, current.Plan));
            }
        }

        return replaced ? pairs : [];
    }

    private static async Task<RepricedCount> CountAsync(UnitOfWork work, List<PlanPair> pairs, int coverageYear, CancellationToken cancellationToken)
    {
        var ledger = new ImpactLedger(new DraftComparison(coverageYear, 0, pairs, [], CountyMissing: false), new ImpactDays(work.Today, work.Today));
        await foreach (var person in ImpactReader.ReadAsync(work, work.Scope.Unit, coverageYear, cancellationToken))
        {
            ledger.Add(person);
        }

        var figures = ledger.Summary(0).Figures;
        return new RepricedCount(figures.Unpaid, figures.Changed - figures.Count(ImpactKind.OtherTerms));
    }
}

/// <summary>Counts that were made a few minutes ago.</summary>
public sealed class RepricedCounts
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, RepricedCount Count)> _known = new(StringComparer.Ordinal);

    internal async Task<RepricedCount> GetAsync(string key, DateTimeOffset now, Func<Task<RepricedCount>> count)
    {
        if (_known.TryGetValue(key, out var known) && now - known.At < KeptFor)
        {
            return known.Count;
        }

        var counted = await count();
        foreach (var old in _known.Where(pair => now - pair.Value.At >= KeptFor))
        {
            _known.TryRemove(old.Key, out _);
        }

        _known[key] = (now, counted);
        return counted;
    }
}
