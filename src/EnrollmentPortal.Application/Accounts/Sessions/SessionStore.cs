using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Accounts.Sessions;

/// <summary>Keeps the sessions and answers whether one is open.</summary>
public sealed class SessionStore(NpgsqlDataSource dataSource, LiveSessions live, SessionLimits limits, TimeProvider clock)
{
    // How exactly the latest activity is kept: not every key is worth a write.
    private static readonly TimeSpan Precision = TimeSpan.FromSeconds(15);

    // As long as the list of one's sessions reaches back.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private const int MaxUserAgentLength = 300;

    private readonly DbContextOptions<AccountContext> _options = new DbContextOptionsBuilder<AccountContext>().UseNpgsql(dataSource).Options;

    /// <summary>Begins one for a user whose password was right.</summary>
    public async Task<Guid> StartAsync(PortalUser user, string? address, string? userAgent, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var accounts = new AccountContext(_options);
        await accounts.Sessions.Where(row => row.UserId == user.Id && row.StartedAt < now - Kept).ExecuteDeleteAsync(cancellationToken);
        var session = new UserSession(user, now, address, userAgent is { Length: > MaxUserAgentLength } ? userAgent[..MaxUserAgentLength] : userAgent);
        accounts.Sessions.Add(session);
        await accounts.SaveChangesAsync(cancellationToken);
        return session.Id;
    }

    public async Task<bool> IsOpenAsync(Guid session, CancellationToken cancellationToken) =>
        (await FindEndedAsync([session], cancellationToken)).Count == 0;

    /// <summary>Which of them are over, for whatever reason; one that nobody knows is.</summary>
    public async Task<IReadOnlyCollection<Guid>> FindEndedAsync(IReadOnlyCollection<Guid> sessions, CancellationToken cancellationToken)
    {
        await using var accounts = new AccountContext(_options);
        var rows = await accounts.Sessions.AsNoTracking().Where(row => sessions.Contains(row.Id))
            .Join(accounts.Users.AsNoTracking(), session => session.UserId, user => user.Id, (session, user) => new { session, user })
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return [.. sessions.Except(rows.Where(row => row.session.IsOpen(now, limits, row.user)).Select(row => row.session.Id))];
    }

    /// <summary>A key, a tap or a sent entry: the time without one begins again. A session that is over stays so.</summary>
    public async Task NoteActivityAsync(Guid session, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var accounts = new AccountContext(_options);
        await accounts.Sessions
            .Where(row => row.Id == session && row.EndedAt == null && row.LastActiveAt < now - Precision && row.LastActiveAt > now - limits.Idle)
            .ExecuteUpdateAsync(row => row.SetProperty(entry => entry.LastActiveAt, now), cancellationToken);
    }

    /// <summary>Ends one, and what goes on under it here.</summary>
    public async Task EndAsync(Guid session, SessionEnding ending, CancellationToken cancellationToken)
    {
        await using var accounts = new AccountContext(_options);
        await accounts.EndSessionsAsync(row => row.Id == session, ending, clock.GetUtcNow(), cancellationToken);
        live.End([session]);
    }
}
