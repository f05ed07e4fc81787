using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Accounts.Sessions;

/// <summary>Ends one of the actor's own sessions, or all of them, the present one included.</summary>
public sealed class EndOwnSessions(Database database, AuditTrail audit, LiveSessions live, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.SignedIn;

    /// <param name="session">The one to end; null for all. Somebody else's reads as one that is over already.</param>
    /// <param name="actor">Whose sessions they are.</param>
    /// <param name="cancellationToken">Ends the reading; what is ended is committed.</param>
    /// <returns>How many ended.</returns>
    public async Task<Result<int>> ExecuteAsync(Guid? session, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        await using var accounts = work.Accounts();
        var ended = await accounts.EndSessionsAsync(
            row => row.UserId == actor.UserId && (session == null || row.Id == session), SessionEnding.EndedByUser, clock.GetUtcNow(), cancellationToken);
        if (ended.Count > 0)
        {
            audit.Note(work, actor, new AuditNote("access.sessions-ended", "user", actor.UserId.ToString(), New: new { ended.Count }));
        }

        await work.CommitAsync(CancellationToken.None);
        live.End(ended);
        return ended.Count;
    }
}
