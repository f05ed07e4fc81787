using EnrollmentPortal.Application;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace EnrollmentPortal.TestKit;

/// <summary>The application's services on a database of their own. Use it as a class fixture.</summary>
public sealed class TestPortal(TestCluster cluster) : IAsyncLifetime
{
    private ServiceProvider? _services;
    private PortalConnections? _connections;

    /// <summary>2023-11-20 noon in China: inside 王场's concentrated window.</summary>
    public FixedClock Clock { get; } = new(new DateTimeOffset(2023, 11, 20, 4, 0, 0, TimeSpan.Zero));

    /// <summary>Where the program keeps its files.</summary>
    public string DataFolder { get; } = Path.Combine(Path.GetTempPath(), "portal-keys-" + Guid.NewGuid().ToString("N")[..8]);

    public IServiceProvider Services => _services ?? throw new InvalidOperationException("The fixture has not begun.");

    public PortalConnections Connections => _connections ?? throw new InvalidOperationException("The fixture has not begun.");

    public Database Database => Services.GetRequiredService<Database>();

    public async ValueTask InitializeAsync()
    {
        _connections = await cluster.CreateDatabaseAsync();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPortalApplication(_connections, DataFolder);
        services.AddSingleton<TimeProvider>(Clock);
        _services = services.BuildServiceProvider();
    }

    /// <summary>The use case as the pages get it.</summary>
    public T UseCase<T>()
        where T : class, IUseCase => Services.GetRequiredService<T>();

    /// <summary>A user of the role in the unit.</summary>
    public static Actor ActorAs(Role role, string unit, string? department = null) =>
        new(Guid.CreateVersion7(), role.ToString(), role, Scope.Of(OrgCode.Parse(unit)), department, "127.0.0.1");

    /// <summary>SQL as the owner, past every policy: for arranging what no use case makes, and for looking at what is really there.</summary>
    public async Task<T> OwnerScalarAsync<T>(string sql, params object[] parameters)
    {
        await using var source = NpgsqlDataSource.Create(Connections.Owner);
        await using var command = source.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }
    }
}
