using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Carrying;

/// <summary>The second person agrees to a list that takes much away: somebody else of the department, or of the county where the department has
/// one officer only. From then on it counts.</summary>
public sealed class ConfirmRoster(Database database, PlanCache plans, RosterApplication application) : IUseCase
{
    public static Grant Requires => Grant.ConfirmRosters;

    /// <returns>What the list does, <see cref="Campaigns.CampaignErrors.NotOpened"/>, or one of <see cref="RosterErrors"/>.</returns>
    public async Task<Result<AppliedRoster>> ExecuteAsync(RosterConsent consent, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        if (await work.RostersFor(actor).AsNoTracking().FirstOrDefaultAsync(row => row.Id == consent.RosterId, cancellationToken) is not { } found)
        {
            return RosterErrors.NotFound;
        }

        var opened = await RosterContext.OpenAsync(work, plans, found.Department, actor.Scope.Unit, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        await opened.Value.LockAsync(cancellationToken);
        var roster = await work.RostersFor(actor).SingleAsync(row => row.Id == consent.RosterId, cancellationToken);
        return roster.State != RosterState.Proposed ? RosterErrors.NotProposed
            : roster.ProposedBy == actor.UserId ? RosterErrors.SamePerson
            : await ConfirmAsync(opened.Value, roster, consent, actor, cancellationToken);
    }

    private async Task<Result<AppliedRoster>> ConfirmAsync(RosterContext desk, Roster roster, RosterConsent consent, Actor actor, CancellationToken cancellationToken)
    {
        var loss = await application.LossAsync(desk, roster, cancellationToken);
        return loss == consent.Seen ? await application.ApplyAsync(desk, roster, loss, actor, cancellationToken) : RosterErrors.LossChanged;
    }
}
