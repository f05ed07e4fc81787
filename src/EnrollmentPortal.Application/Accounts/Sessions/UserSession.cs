namespace EnrollmentPortal.Application.Accounts.Sessions;

/// <summary>Why a session ended before its time. One that ran out has no entry: <see cref="SessionLimits"/> tell it.</summary>
public enum SessionEnding
{
    /// <summary>The user signed out, or signed in again in the same browser.</summary>
    SignedOut,

    /// <summary>The user ended it from the list of their sessions.</summary>
    EndedByUser,

    /// <summary>The account was disabled, enabled, or has a new password.</summary>
    AccountChanged,
}

/// <summary>One sign-in: the cookie carries its id, and nothing is allowed once it is over.</summary>
public sealed class UserSession
{
    // For the database.
    private UserSession()
    {
    }

    public UserSession(PortalUser user, DateTimeOffset startedAt, string? address, string? userAgent)
    {
        Id = Guid.CreateVersion7();
        UserId = user.Id;
        SecurityStamp = user.SecurityStamp ?? string.Empty;
        (StartedAt, LastActiveAt) = (startedAt, startedAt);
        (Address, UserAgent) = (address, userAgent);
    }

    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>The account's at the sign-in.</summary>
    public string SecurityStamp { get; private set; } = string.Empty;

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>The latest key, tap or sent entry, half a minute more or less.</summary>
    public DateTimeOffset LastActiveAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public SessionEnding? Ending { get; private set; }

    /// <summary>The network address of the sign-in.</summary>
    public string? Address { get; private set; }

    /// <summary>How the browser names itself.</summary>
    public string? UserAgent { get; private set; }

    /// <summary>The first of the reasons for which it is over: ended, unused for too long, or as old as a session may be.</summary>
    public bool IsOpen(DateTimeOffset now, SessionLimits limits) =>
        EndedAt is null && now - LastActiveAt < limits.Idle && now - StartedAt < limits.Longest;

    /// <summary>The account, too, lets it go on.</summary>
    public bool IsOpen(DateTimeOffset now, SessionLimits limits, PortalUser user) =>
        IsOpen(now, limits) && user.DisabledAt is null && (user.SecurityStamp ?? string.Empty) == SecurityStamp;

    /// <summary>Ends it; a session that is over keeps its first ending.</summary>
    public void End(SessionEnding ending, DateTimeOffset now)
    {
        if (EndedAt is null)
        {
            (EndedAt, Ending) = (now, ending);
        }
    }
}
