using EnrollmentPortal.Application;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Persistence.Embedded;
using Npgsql;

namespace EnrollmentPortal.Web.Hosting.Commands;

/// <summary>The application's services on an empty database in a folder for temporary files, removed with everything in it at the end.</summary>
/// <remarks>Always on a server of its own, also where the environment names one: what is registered here must never reach real people.</remarks>
internal sealed class ThrowAwayPortal : IAsyncDisposable
{
    private readonly string _folder;
    private readonly EmbeddedPostgres _server;
    private readonly ServiceProvider _services;

    private ThrowAwayPortal(string folder, EmbeddedPostgres server, ServiceProvider services) => (_folder, _server, _services) = (folder, server, services);

    /// <exception cref="EmbeddedPostgresException">No server can be started.</exception>
    public static async Task<ThrowAwayPortal> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Path.GetTempPath(), "portal-assess-" + Guid.NewGuid().ToString("N")[..8]);
        EmbeddedPostgres? server = null;
        try
        {
            // Nobody will miss the data, so durability is traded for speed.
            server = await EmbeddedPostgres.StartAsync(
                Path.Combine(folder, "database"), ["fsync=off", "synchronous_commit=off", "full_page_writes=off"], cancellationToken);
            await server.EnsureDatabaseAsync("portal", cancellationToken);
            var connections = PortalConnections.FromOwner(server.ConnectionString("portal"));
            await connections.EnsureApplicationRoleAsync(cancellationToken);
            await using (var source = NpgsqlDataSource.Create(connections.Owner))
            {
                await new Migrator(source).RunAsync(cancellationToken);
            }

            var services = new ServiceCollection();
            services.AddLogging();
            services.AddPortalApplication(connections, folder);
            return new ThrowAwayPortal(folder, server, services.BuildServiceProvider());
        }
        catch
        {
            await RemoveAsync(folder, server);
            throw;
        }
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await RemoveAsync(_folder, _server);
    }

    private static async Task RemoveAsync(string folder, EmbeddedPostgres? server)
    {
        if (server is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await server.StopAsync();
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
