using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters;

/// <summary>Says which person a line means.</summary>
/// <param name="Person">One of those that it may mean; null for none of them.</param>
public sealed record RosterLineChoice(Guid RosterId, int Number, Guid? Person);

/// <summary>Decides a line that needs review, also after the roster was applied.</summary>
public sealed class DecideRosterLine(Database database, AuditTrail audit, CarryOutRosters carryOut) : IUseCase
{
    public static Grant Requires => Grant.SendRosters;

    /// <returns>The decision, <see cref="RosterErrors.NotFound"/>, <see cref="RosterErrors.NothingToDecide"/> or <see cref="RosterErrors.NoCandidate"/>.</returns>
    public async Task<Result<RosterDecision>> ExecuteAsync(RosterLineChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        await work.Database.ExecuteSqlAsync($"select from roster where tenant_id = {work.TenantId} and id = {choice.RosterId} for update", cancellationToken);
        var roster = await work.RostersFor(actor).FirstOrDefaultAsync(row => row.Id == choice.RosterId, cancellationToken);
        var line = await work.RosterLines.FirstOrDefaultAsync(row => row.RosterId == choice.RosterId && row.Number == choice.Number, cancellationToken);
        if (roster is null || line is null)
        {
            return RosterErrors.NotFound;
        }

        if (!line.Match.NeedsReview() || line.Decision is not null || !(roster.IsPending || roster.State == RosterState.Applied))
        {
            return RosterErrors.NothingToDecide;
        }

        if (choice.Person is { } person && line.PersonId != person && !await IsCandidateAsync(work, line, person, cancellationToken))
        {
            return RosterErrors.NoCandidate;
        }

        line.Decide(choice.Person, actor.Name);
        audit.Note(work, actor, new AuditNote(
            "roster.line-decided", "roster", roster.Id.ToString(), line.OrgCode,
            New: new { line.Number, line.Name, line.Category, line.Match, line.Decision, line.PersonId }));
        await work.CommitAsync(cancellationToken);
        if (roster.State == RosterState.Applied)
        {
            await carryOut.ExecuteAsync(roster.TenantId, CancellationToken.None);
        }

        return line.Decision!.Value;
    }

    private static Task<bool> IsCandidateAsync(UnitOfWork work, RosterLine line, Guid person, CancellationToken cancellationToken) =>
        line is { PersonId: null, BornOn: { } born }
            ? work.People.AnyAsync(row => row.Id == person && row.Name == line.Name && row.BornOn == born, cancellationToken)
            : Task.FromResult(false);
}
