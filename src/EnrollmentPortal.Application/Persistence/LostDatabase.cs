using Npgsql;

namespace EnrollmentPortal.Application.Persistence;

/// <summary>Tells a database that cannot be reached at the moment from work that is wrong.</summary>
/// <remarks>The first passes: what was asked is asked again. EF Core wraps the driver's exception, a lost connection even in an
/// <see cref="InvalidOperationException"/>, so the type of what arrives says nothing and the whole chain is looked through.</remarks>
public static class LostDatabase
{
    // Class 08 is the connection itself; the others are how a server says that it ends, begins, or has no place left.
    private static readonly string[] Outages =
    [
        PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown, PostgresErrorCodes.CannotConnectNow, PostgresErrorCodes.TooManyConnections,
    ];

    /// <summary>Whether the lost database is what the exception comes from.</summary>
    public static bool Explains(Exception problem) => problem switch
    {
        AggregateException several => several.InnerExceptions.Any(Explains),
        // Transient as well: a deadlock. The server that reports it is there.
        PostgresException refusal => refusal.SqlState.StartsWith("08", StringComparison.Ordinal) || Outages.Contains(refusal.SqlState),
        NpgsqlException { IsTransient: true } => true,
        _ => problem.InnerException is { } inner && Explains(inner),
    };
}
