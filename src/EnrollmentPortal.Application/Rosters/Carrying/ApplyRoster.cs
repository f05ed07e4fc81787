using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Carrying;

/// <summary>What the page says after it.</summary>
/// <param name="Replaced">How many rosters of the month gave way to it.</param>
/// <param name="Waits">True where a second person must confirm it, and nothing follows from it yet.</param>
public sealed record AppliedRoster(DateOnly EffectiveOn, bool IsLate, int Replaced, bool Waits = false);

/// <summary>The department stands by its draft: it counts from its effective day on. A list that takes away more than the installation lets one
/// person do alone waits for a second one.</summary>
public sealed class ApplyRoster(Database database, PlanCache plans, AuditTrail audit, RosterApplication application) : IUseCase
{
    public static Grant Requires => Grant.SendRosters;

    /// <returns>What the list does or that it waits for a second person, <see cref="Campaigns.CampaignErrors.NotOpened"/>, or one of <see cref="RosterErrors"/>.</returns>
    public async Task<Result<AppliedRoster>> ExecuteAsync(RosterConsent consent, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var opened = await RosterContext.OpenAsync(work, plans, actor, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        var desk = opened.Value;
        await desk.LockAsync(cancellationToken);
        var roster = await work.RostersFor(actor).FirstOrDefaultAsync(row => row.Id == consent.RosterId, cancellationToken);
        if (roster is not { State: RosterState.Draft })
        {
            return roster is null ? RosterErrors.NotFound : RosterErrors.NotDraft;
        }

        var loss = await application.LossAsync(desk, roster, cancellationToken);
        if (loss != consent.Seen)
        {
            return RosterErrors.LossChanged;
        }

        return application.NeedsSecond(loss)
            ? await ProposeAsync(desk, roster, loss, actor, cancellationToken)
            : await application.ApplyAsync(desk, roster, loss, actor, cancellationToken);
    }

    private async Task<Result<AppliedRoster>> ProposeAsync(RosterContext desk, Roster roster, RosterLoss loss, Actor actor, CancellationToken cancellationToken)
    {
        roster.Propose(application.Step(desk, actor));
        audit.Note(desk.Work, actor, new AuditNote(
            "roster.proposed", "roster", roster.Id.ToString(), roster.OrgCode, New: new { roster.Department, roster.FileName, loss.Before, loss.Leaving, loss.Losing }));
        await desk.Work.CommitAsync(cancellationToken);
        return new AppliedRoster(desk.Timing.EffectiveOn, desk.Timing.IsLate, Replaced: 0, Waits: true);
    }
}
