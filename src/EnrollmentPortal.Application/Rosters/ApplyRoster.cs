using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Auditing;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters;

/// <summary>What the page says after it.</summary>
/// <param name="Replaced">How many rosters of the month gave way to it.</param>
public sealed record AppliedRoster(DateOnly EffectiveOn, bool IsLate, int Replaced);

/// <summary>The department stands by its draft: it counts from its effective day on, in place of what it sent before for the month.</summary>
public sealed class ApplyRoster(Database database, PlanBook plans, AuditTrail audit, CarryOutRosters carryOut, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.SendRosters;

    public async Task<Result<AppliedRoster>> ExecuteAsync(Guid rosterId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Lacks(Requires) is { } forbidden)
        {
            return forbidden;
        }

        await using var work = await database.BeginAsync(actor.Scope, cancellationToken);
        var opened = await RosterDesk.OpenAsync(work, plans, actor, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        await opened.Value.LockAsync(cancellationToken);
        var roster = await work.RostersFor(actor).FirstOrDefaultAsync(row => row.Id == rosterId, cancellationToken);
        if (roster is not { State: RosterState.Draft })
        {
            return roster is null ? RosterErrors.NotFound : RosterErrors.NotDraft;
        }

        return await ApplyAsync(opened.Value, roster, actor, cancellationToken);
    }

    private async Task<Result<AppliedRoster>> ApplyAsync(RosterDesk desk, Roster roster, Actor actor, CancellationToken cancellationToken)
    {
        var timing = desk.Timing;
        var ofTheMonth = await desk.Work.Rosters
            .Where(other => other.Department == desk.Department && other.ListMonth == timing.ListMonth && other.Id != roster.Id)
            .ToListAsync(cancellationToken);
        if (ofTheMonth.Find(other => other.State is RosterState.Applied && other.FileHash.AsSpan().SequenceEqual(roster.FileHash)) is { } twin)
        {
            return RosterErrors.SentTwice(twin.SentOn, twin.SentByName);
        }

        var replaced = ofTheMonth.Where(other => other.State == RosterState.Applied && other.Categories.Intersect(roster.Categories).Any()).ToList();
        if (replaced.SelectMany(other => other.Categories).Except(roster.Categories).ToList() is { Count: > 0 } missing)
        {
            return RosterErrors.CorrectionPartial(string.Join('、', missing));
        }

        roster.Apply(timing, desk.Work.Today, clock.GetUtcNow(), actor.Name);
        replaced.ForEach(other => other.GiveWayTo(roster));
        audit.Note(desk.Work, actor, new AuditNote(
            "roster.applied", "roster", roster.Id.ToString(), roster.OrgCode,
            New: new { roster.Department, roster.FileName, roster.ListMonth, roster.EffectiveOn, roster.IsLate, Replaced = replaced.Select(other => other.Id) }));
        await desk.Work.CommitAsync(cancellationToken);
        await carryOut.ExecuteAsync(roster.TenantId, CancellationToken.None);
        return new AppliedRoster(roster.EffectiveOn, roster.IsLate, replaced.Count);
    }
}
