using EnrollmentPortal.Application.Persistence;
using Npgsql;
using Xunit;

namespace EnrollmentPortal.TestKit;

/// <summary>One throw-away PostgreSQL for a whole test run, and a migrated template that every test class copies.</summary>
/// <remarks>Declared by a suite as its assembly fixture. Which server: <see cref="TestServerChoice"/>.</remarks>
public sealed class TestCluster : IAsyncLifetime
{
    private const string Template = "portal_template";
    private TestServer? _server;
    private int _databases;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        await ExecuteAsync($"drop database if exists {Template}");
        await ExecuteAsync($"create database {Template}");
        var connections = PortalConnections.FromOwner(To(Template));
        await connections.EnsureApplicationRoleAsync(CancellationToken.None);
        await using var owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connections.Owner) { Pooling = false }.ConnectionString);
        await new Migrator(owner).RunAsync(CancellationToken.None);
    }

    /// <summary>A fresh database at the newest schema, with no tenant.</summary>
    public async Task<PortalConnections> CreateDatabaseAsync()
    {
        var name = $"portal_test_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"create database {name} template {Template}");
        return PortalConnections.FromOwner(To(name));
    }

    /// <summary>An empty database without schema, for tests of the migration itself.</summary>
    public async Task<PortalConnections> CreateEmptyDatabaseAsync()
    {
        var name = $"portal_empty_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"create database {name}");
        return PortalConnections.FromOwner(To(name));
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private string Administrator => _server?.Administrator ?? throw new InvalidOperationException("not started");

    // On a busy machine a large register takes its time to be made; nothing here is about how long a statement may last.
    private string To(string database) => new NpgsqlConnectionStringBuilder(Administrator) { Database = database, CommandTimeout = 300 }.ConnectionString;

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Administrator);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
