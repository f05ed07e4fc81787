using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Accounts.Sessions;

internal static class EndedSessions
{
    /// <summary>Ends those of the sessions that have not ended; the caller commits, and then tells <see cref="LiveSessions"/>.</summary>
    /// <returns>Which they were.</returns>
    public static async Task<IReadOnlyCollection<Guid>> EndSessionsAsync(
        this AccountContext accounts, Expression<Func<UserSession, bool>> which, SessionEnding ending, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sessions = await accounts.Sessions.Where(session => session.EndedAt == null).Where(which).ToListAsync(cancellationToken);
        sessions.ForEach(session => session.End(ending, now));
        await accounts.SaveChangesAsync(cancellationToken);
        return [.. sessions.Select(session => session.Id)];
    }
}
