using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Persistence.Embedded;
using EnrollmentPortal.Web.Hosting.Commands;
using Npgsql;

namespace EnrollmentPortal.Web.Hosting;

/// <summary>The database behind the portal, at the program's schema: the embedded one, or the one that the environment names.</summary>
internal sealed class DatabaseServer
{
    private const string OwnerVariable = "ConnectionStrings__Portal";
    private const string ApplicationVariable = "ConnectionStrings__PortalApplication";

    private readonly EmbeddedPostgres? _embedded;

    private DatabaseServer(PortalConnections connections, EmbeddedPostgres? embedded, string name) =>
        (Connections, _embedded, Name) = (connections, embedded, name);

    /// <summary>The environment names a server that somebody else looks after.</summary>
    public static bool IsNamed => Environment.GetEnvironmentVariable(OwnerVariable) is { Length: > 0 };

    public PortalConnections Connections { get; }

    /// <summary>What an administrator calls it: its folder, or the setting that names it.</summary>
    public string Name { get; }

    /// <exception cref="EmbeddedPostgresException">No server can be started.</exception>
    /// <exception cref="CommandLineException">The named server does not answer.</exception>
    public static async Task<DatabaseServer> StartAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var server = Environment.GetEnvironmentVariable(OwnerVariable) is { Length: > 0 } owner
            ? new DatabaseServer(External(owner), embedded: null, $"the database of {OwnerVariable}")
            : await EmbeddedAsync(dataFolder, cancellationToken);
        try
        {
            await server.Connections.EnsureApplicationRoleAsync(cancellationToken);
            await using var source = NpgsqlDataSource.Create(server.Connections.Owner);
            await new Migrator(source).RunAsync(cancellationToken);
            return server;
        }
        catch (NpgsqlException problem) when (server._embedded is null)
        {
            throw new CommandLineException($"the PostgreSQL of {OwnerVariable} cannot be used: {problem.Message}");
        }
        catch
        {
            await server.ReleaseAsync();
            throw;
        }
    }

    /// <summary>The server of a data folder that has been used before: a command that only looks must not make a new one.</summary>
    /// <exception cref="CommandLineException">The folder holds no database.</exception>
    public static Task<DatabaseServer> OpenAsync(string dataFolder, CancellationToken cancellationToken) =>
        IsNamed || EmbeddedPostgres.Exists(Folder(dataFolder))
            ? StartAsync(dataFolder, cancellationToken)
            : throw new CommandLineException($"there is no database in {dataFolder}: name the folder with --data");

    /// <summary>Starts the embedded server again if it has died; another one is its administrator's.</summary>
    /// <returns>True when it had to be started.</returns>
    /// <exception cref="EmbeddedPostgresException">It does not start.</exception>
    public Task<bool> ReviveAsync(CancellationToken cancellationToken) => _embedded?.ReviveAsync(cancellationToken) ?? Task.FromResult(false);

    /// <summary>Stops the server unless it ran before.</summary>
    public Task ReleaseAsync() => _embedded is { WasStartedHere: true } ? StopAsync() : Task.CompletedTask;

    public async Task StopAsync()
    {
        if (_embedded is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await _embedded.StopAsync();
        }
    }

    private static PortalConnections External(string owner)
    {
        var derived = PortalConnections.FromOwner(owner);
        return Environment.GetEnvironmentVariable(ApplicationVariable) is { Length: > 0 } application
            ? derived with { Application = application }
            : derived;
    }

    private static async Task<DatabaseServer> EmbeddedAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var embedded = await EmbeddedPostgres.StartAsync(Folder(dataFolder), [], cancellationToken);
        await embedded.EnsureDatabaseAsync("portal", cancellationToken);
        return new DatabaseServer(PortalConnections.FromOwner(embedded.ConnectionString("portal")), embedded, dataFolder);
    }

    private static string Folder(string dataFolder) => Path.Combine(dataFolder, "database");
}
