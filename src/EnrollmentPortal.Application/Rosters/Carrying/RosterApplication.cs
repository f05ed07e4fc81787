using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Rosters.Board;
using EnrollmentPortal.Application.Rosters.Reading;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Carrying;

/// <summary>Lets a list count from its effective day on, in place of what the department sent before for the month.</summary>
public sealed class RosterApplication(PlanCache plans, AuditTrail audit, CarryOutRosters carryOut, RosterLimits limits, TimeProvider clock)
{
    /// <summary>What the list takes away now.</summary>
    internal async Task<RosterLoss> LossAsync(RosterContext desk, Roster roster, CancellationToken cancellationToken)
    {
        var comparison = await desk.Work.CompareAsync(roster, cancellationToken);
        return comparison.LossOf(await new RosterPrices(desk.Work, plans).PriceAsync(roster, comparison.Differences, cancellationToken));
    }

    internal bool NeedsSecond(RosterLoss loss) => loss.IsAbove(limits);

    internal RosterSending Step(RosterContext desk, Actor actor) => new(desk.Work.Today, clock.GetUtcNow(), actor.UserId, actor.Name);

    /// <summary>Applies it and commits.</summary>
    internal async Task<Result<AppliedRoster>> ApplyAsync(RosterContext desk, Roster roster, RosterLoss loss, Actor actor, CancellationToken cancellationToken)
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

        roster.Apply(timing, Step(desk, actor));
        replaced.ForEach(other => other.GiveWayTo(roster));
        audit.Note(desk.Work, actor, new AuditNote(
            "roster.applied", "roster", roster.Id.ToString(), roster.OrgCode,
            New: new
            {
                roster.Department, roster.FileName, roster.ListMonth, roster.EffectiveOn, roster.IsLate, Replaced = replaced.Select(other => other.Id),
                loss.Before, loss.Leaving, loss.Losing, roster.ProposedByName,
            }));
        await desk.Work.CommitAsync(cancellationToken);
        await carryOut.ExecuteAsync(roster.TenantId, CancellationToken.None);
        return new AppliedRoster(roster.EffectiveOn, roster.IsLate, replaced.Count);
    }
}
