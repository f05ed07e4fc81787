using EnrollmentPortal.Application.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Persistence;

/// <summary>Begins units of work on the application role's connections.</summary>
public sealed class Database(NpgsqlDataSource dataSource, TimeProvider clock)
{
    private readonly DbContextOptions<UnitOfWork> _options = new DbContextOptionsBuilder<UnitOfWork>()
        .UseNpgsql(dataSource)
        .AddInterceptors(ScopeGuard.Instance)
        .Options;

    /// <summary>A transaction in which only the scope's rows exist.</summary>
    public async Task<UnitOfWork> BeginAsync(Scope scope, CancellationToken cancellationToken)
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

    /// <summary>A unit of work that has not begun: every command on it throws. For the tests that prove it.</summary>
    internal UnitOfWork Unscoped() => new(_options, Scope.Platform);
}
