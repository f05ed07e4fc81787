using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Impacts;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Impacts;

/// <summary>What is to be computed.</summary>
/// <param name="DraftId">The draft, so that its results are found again.</param>
/// <param name="PaidOn">The day of payment under the draft; null for the business date, or the first open day of a draft that is not open yet.</param>
public sealed record ImpactRequest(Guid DraftId, DraftDocument Draft, DateOnly? PaidOn);

/// <summary>How far a computation is.</summary>
/// <param name="Total">Everybody in the unit's registry, by the counters.</param>
public readonly record struct ImpactProgress(int Done, int Total);

/// <summary>影响测算: prices people who have not paid by the published plan and by the draft, and keeps what differs.</summary>
/// <remarks>Nothing is kept of a computation that is cancelled or fails: the result is written in one transaction at the end.</remarks>
public sealed class ComputeImpact(Database database, PlanCache book, AuditTrail audit, TimeProvider clock) : IUseCase
{
    private const int ReportEvery = 5_000;
    private const int KeptResults = 3;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public static Grant Requires => Grant.EditPlan;

    /// <param name="request">Draft and day.</param>
    /// <param name="progress">Told every few thousand people; may be null.</param>
    /// <param name="actor">The user who asks: only people in their scope are read.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <returns>The result's id, or an <see cref="ImpactErrors"/>.</returns>
    public async Task<Result<Guid>> ExecuteAsync(ImpactRequest request, IProgress<ImpactProgress>? progress, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (!actor.Scope.Contains(request.Draft.Unit))
        {
            return PlanErrors.UnitNotFound;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var comparison = await DraftComparison.ReadAsync(work, book, request.Draft, cancellationToken);
        if (ImpactErrors.Of(comparison) is { } error)
        {
            return error;
        }

        var days = ImpactCalendar.DaysOf(comparison, request.PaidOn ?? ImpactCalendar.DefaultDay(comparison.Pairs[0].After!, work.Today));
        var watch = Stopwatch.StartNew();
        var ledger = await AddUpAsync(work, request, new ImpactLedger(comparison, days), progress, cancellationToken);
        var impact = Keep(work, request, comparison, days, ledger.Summary(watch.Elapsed.TotalSeconds), actor);
        await work.SaveChangesAsync(cancellationToken);
        KeepParts(work, impact, ledger);
        await ClearAsync(work, request.DraftId, impact.Id, cancellationToken);
        audit.Note(work, actor, new AuditNote("impact.computed", "impact", impact.Id.ToString(), request.Draft.Unit, New: new { request.Draft.CoverageYear, days.After }));
        await work.CommitAsync(cancellationToken);
        return impact.Id;
    }

    private static async Task<ImpactLedger> AddUpAsync(
        UnitOfWork work, ImpactRequest request, ImpactLedger ledger, IProgress<ImpactProgress>? progress, CancellationToken cancellationToken)
    {
        var unit = request.Draft.Unit;
        var total = await RegisteredAsync(work, unit, cancellationToken);
        progress?.Report(new ImpactProgress(0, total));
        var done = 0;
        await foreach (var person in ImpactReader.ReadAsync(work, unit, request.Draft.CoverageYear, cancellationToken))
        {
            ledger.Add(person);
            if (++done % ReportEvery == 0)
            {
                progress?.Report(new ImpactProgress(done, Math.Max(done, total)));
            }
        }

        progress?.Report(new ImpactProgress(done, done));
        return ledger;
    }

    // By the counters: how long the bar is need not be counted person by person.
    private static async Task<int> RegisteredAsync(UnitOfWork work, OrgCode unit, CancellationToken cancellationToken)
    {
        var campaign = await work.CurrentCampaignAsync(cancellationToken);
        return campaign is null ? 0 : await work.VillageProgress
            .Where(row => row.CampaignId == campaign.Id && UnitOfWork.StartsWith((string)(object)row.OrgCode, unit.Value))
            .SumAsync(row => row.Registered, cancellationToken);
    }

    private PlanImpact Keep(UnitOfWork work, ImpactRequest request, DraftComparison comparison, ImpactDays days, ImpactSummary summary, Actor actor)
    {
        var digest = ImpactDigest.Of(request.Draft);
        var question = new ImpactQuestion(
            request.Draft.Unit, request.DraftId, request.Draft.CoverageYear, digest, days.After, comparison.BaseYear!.Value, comparison.BaseVersion, days.Before);
        var impact = new PlanImpact(Guid.CreateVersion7(), question, clock.GetUtcNow(), actor.Name, ImpactJson.Write(summary));
        work.Impacts.Add(impact);
        return impact;
    }

    private static void KeepParts(UnitOfWork work, PlanImpact impact, ImpactLedger ledger)
    {
        work.ImpactClasses.AddRange(ledger.Listed.Select(known =>
            new PlanImpactClass(impact, known.Number, known.Kind.ToString(), known.People, ImpactJson.Write(known.Detail))));
        work.ImpactPlaces.AddRange(ledger.Villages.Select(village =>
            new PlanImpactPlace(impact, OrgCode.Parse(village.Code), ImpactJson.Write(village.Figures), [.. village.People], [.. village.Classes])));
    }

    // The newest few of the draft, and of every draft only what is not old.
    private async Task ClearAsync(UnitOfWork work, Guid draft, Guid justMade, CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow() - KeptFor;
        var surplus = await work.Impacts
            .Where(impact => impact.DraftId == draft && impact.Id != justMade)
            .OrderByDescending(impact => impact.ComputedAt).ThenByDescending(impact => impact.Id)
            .Skip(KeptResults - 1)
            .Select(impact => impact.Id)
            .ToListAsync(cancellationToken);
        await work.Impacts.Where(impact => surplus.Contains(impact.Id) || impact.ComputedAt < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}

/// <summary>Tells whether a draft was changed since a result was computed.</summary>
public static class ImpactDigest
{
    public static string Of(DraftDocument draft) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(draft.Json)));
}

/// <summary>On which days both plans are asked.</summary>
internal static class ImpactCalendar
{
    /// <summary>The business date where the draft takes payments on it; otherwise its first day that does.</summary>
    public static DateOnly DefaultDay(Plan draft, DateOnly today) =>
        draft.FindWindow(today) is { Kind: not WindowKind.Closed } ? today
        : draft.Windows.FirstOrDefault(window => window.Kind != WindowKind.Closed)?.Days.From ?? today;

    /// <summary>The same day for both, each in its own coverage year.</summary>
    public static ImpactDays DaysOf(DraftComparison comparison, DateOnly paidOn) =>
        new(paidOn.AddYears(comparison.BaseYear!.Value - comparison.Pairs[0].After!.CoverageYear), paidOn);
}

/// <summary>Why an impact cannot be computed or shown.</summary>
public static class ImpactErrors
{
    /// <summary>The draft has faults: it would price nobody.</summary>
    public static readonly Error DraftHasFaults = new("impact.draft-has-faults");

    /// <summary>A township's draft for a year in which its county has published nothing.</summary>
    public static readonly Error CountyMissing = new("impact.county-missing");

    /// <summary>Nothing is published that the draft could be compared with.</summary>
    public static readonly Error NothingPublished = new("impact.nothing-published");

    /// <summary>It was cleared away, or belongs to another unit.</summary>
    public static readonly Error NotFound = new("impact.not-found");

    /// <summary>The result does not list the person, or not for this reader.</summary>
    public static readonly Error PersonNotFound = new("impact.person-not-found");

    internal static Error? Of(DraftComparison comparison) => comparison switch
    {
        { CountyMissing: true } => CountyMissing,
        { Faults.Count: > 0 } => DraftHasFaults,
        { BaseYear: null } => NothingPublished,
        _ => null,
    };
}
