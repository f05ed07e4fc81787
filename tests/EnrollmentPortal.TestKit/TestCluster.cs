using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Persistence.Embedded;
using Npgsql;
using Xunit;

namespace EnrollmentPortal.TestKit;

/// <summary>One throw-away PostgreSQL for a whole test run, and a migrated template that every test class copies.</summary>
/// <remarks>Declared by a suite as its assembly fixture. <c>PORTAL_TEST_POSTGRES</c> names a server to use instead.</remarks>
public sealed class TestCluster : IAsyncLifetime
{
    private const string Template = "portal_template";
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "portal-tests-" + Guid.NewGuid().ToString("N")[..8]);
    private EmbeddedPostgres? _server;
    private string _administrator = string.Empty;
    private int _databases;

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES") is { Length: > 0 } named)
        {
            _administrator = named;
        }
        else
        {
            // Nobody will miss the data of a test, so durability is traded for speed. Each test class has a database, and so a pool, of its own.
            _server = await EmbeddedPostgres.StartAsync(
                _folder, ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=600"], CancellationToken.None);
            _administrator = _server.ConnectionString("postgres");
        }

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
            await _server.StopAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }

    private string To(string database) => new NpgsqlConnectionStringBuilder(_administrator) { Database = database }.ConnectionString;

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_administrator);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
