using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Accounts.Sessions;

/// <summary>A sign-in of one's own.</summary>
/// <param name="UserAgent">How the browser names itself.</param>
public sealed record OwnSession(Guid Id, DateTimeOffset StartedAt, DateTimeOffset LastActiveAt, string? Address, string? UserAgent);

/// <summary>Where the actor is signed in, and where they were of late.</summary>
/// <param name="Open">The latest first.</param>
/// <param name="Over">The latest first; no more than <see cref="ListOwnSessions.MaxOver"/>.</param>
public sealed record OwnSessions(IReadOnlyList<OwnSession> Open, IReadOnlyList<OwnSession> Over);

/// <summary>Lists the actor's own sessions: a sign-in that they do not know is seen here first.</summary>
public sealed class ListOwnSessions(Database database, SessionLimits limits, TimeProvider clock) : IUseCase
{
    public const int MaxOver = 20;

    private const int MaxRows = 200;

    public static Grant Requires => Grant.SignedIn;

    /// <returns>The open sessions and the newest of those that ended; no refusal.</returns>
    public async Task<Result<OwnSessions>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Authorize(Requires);
        await using var work = await database.BeginAsync(Scope.Platform, cancellationToken);
        await using var accounts = work.Accounts();
        var rows = await accounts.Sessions.AsNoTracking().Where(session => session.UserId == actor.UserId)
            .OrderByDescending(session => session.StartedAt).ThenByDescending(session => session.Id).Take(MaxRows).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var open = rows.ToLookup(session => session.IsOpen(now, limits), ToOwn);
        return new OwnSessions([.. open[true]], [.. open[false].Take(MaxOver)]);
    }

    private static OwnSession ToOwn(UserSession session) => new(session.Id, session.StartedAt, session.LastActiveAt, session.Address, session.UserAgent);
}
