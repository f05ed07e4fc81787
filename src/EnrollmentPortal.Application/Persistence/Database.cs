using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Persistence;

/// <summary>Begins units of work on the application role's connections.</summary>
public sealed class Database(NpgsqlDataSource dataSource, TimeProvider clock)
{
    // A sample of every table; a county's largest takes seconds.
    private static readonly TimeSpan StatisticsTimeout = TimeSpan.FromMinutes(5);

    private readonly DbContextOptions<UnitOfWork> _options = new DbContextOptionsBuilder<UnitOfWork>()
        .UseNpgsql(dataSource)
        .AddInterceptors(ScopeGuard.Instance)
        .Options;

    /// <summary>A transaction of a use case, in which only the rows of the actor's scope exist.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="requires">The use case's own grant.</param>
    /// <param name="cancellationToken">Ends the beginning.</param>
    /// <exception cref="AccessDeniedException">The actor lacks the grant; nothing was begun.</exception>
    public Task<UnitOfWork> BeginAsync(Actor actor, Grant requires, CancellationToken cancellationToken) =>
        BeginAsync(actor.Authorize(requires), cancellationToken);

    /// <summary>The same for a use case that looks at the command before it needs the database.</summary>
    public Task<UnitOfWork> BeginAsync(Authorized by, CancellationToken cancellationToken) => BeginAsync(by.Actor.Scope, cancellationToken);

    /// <summary>A transaction in which only the scope's rows exist, in nobody's name: scheduled work, what is open to everybody, sign-in. A
    /// test lists who may.</summary>
    internal async Task<UnitOfWork> BeginAsync(Scope scope, CancellationToken cancellationToken)
    {
        var work = new UnitOfWork(_options, scope);
        try
        {
            await work.BeginAsync(clock, cancellationToken);
            return work;
        }
        catch
        {
            await work.DisposeAsync();
            throw;
        }
    }

    /// <summary>Tells the planner of what was just loaded in bulk, every county's rows alike; see Migrations/0117_statistics.sql. Call it when the load is committed.</summary>
    public async Task GatherStatisticsAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("select gather_statistics()");
        command.CommandTimeout = (int)StatisticsTimeout.TotalSeconds;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A unit of work that has not begun: every command on it throws. For the tests that prove it.</summary>
    internal UnitOfWork Unscoped() => new(_options, Scope.Platform);
}
