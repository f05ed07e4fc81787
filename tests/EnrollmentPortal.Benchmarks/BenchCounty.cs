using System.Diagnostics;
using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Demonstration;
using EnrollmentPortal.Application.Installations;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Persistence.Embedded;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using Npgsql;

namespace EnrollmentPortal.Benchmarks;

/// <summary>随县 with as many invented people as were asked for, on a server of its own that is removed with its data.</summary>
internal sealed class BenchCounty : IAsyncDisposable
{
    private const int DefaultSize = 650_000;

    private readonly string _folder;
    private readonly EmbeddedPostgres _server;

    private BenchCounty(string folder, EmbeddedPostgres server, PortalConnections connections)
    {
        (_folder, _server) = (folder, server);
        (ConnectionString, OwnerConnectionString) = (connections.Application, connections.Owner);
        // Loading a county by hand takes longer than a statement of the portal may.
        Owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connections.Owner) { CommandTimeout = 0 }.ConnectionString);
        Source = NpgsqlDataSource.Create(connections.Application);
        Database = new Database(Source, TimeProvider.System);
        Vault = new IdNumberVault(IdNumberKeys.Load(folder));
    }

    /// <summary>The server, the keys, and whatever the benchmark puts there; removed at the end.</summary>
    public string Folder => _folder;

    /// <summary>Of the application role.</summary>
    public string ConnectionString { get; }

    /// <summary>What the portal itself is started with.</summary>
    public string OwnerConnectionString { get; }

    /// <summary>Past every policy: for arranging, and for baselines that say so.</summary>
    public NpgsqlDataSource Owner { get; }

    /// <summary>The application role's connections: the baselines use them, too.</summary>
    public NpgsqlDataSource Source { get; }

    public Database Database { get; }

    public IdNumberVault Vault { get; }

    public PlanCache Plans { get; } = new();

    public DemonstrationTenant Tenant { get; } = DemonstrationTenant.Of(421321);

    /// <summary>Sees the whole county: the largest scope there is.</summary>
    public Actor Official => new(Guid.Empty, "bench", Role.CountyOfficial, Scope.Of(Tenant.PlanUnit), null, null);

    /// <summary>Size 0 makes units, campaign and plan, and no people.</summary>
    public static async Task<BenchCounty> CreateAsync(BenchOptions options, TextWriter output)
    {
        var folder = Path.Combine(options.Parent, "portal-bench-" + Guid.NewGuid().ToString("N")[..8]);
        var server = await EmbeddedPostgres.StartAsync(folder, ["synchronous_commit=off", "shared_buffers=512MB", "max_wal_size=4GB"], CancellationToken.None);
        var county = new BenchCounty(folder, server, PortalConnections.FromOwner(server.ConnectionString("postgres")));
        try
        {
            await county.FillAsync(options.Size ?? DefaultSize, output);
            return county;
        }
        catch
        {
            await county.DisposeAsync();
            throw;
        }
    }

    public async Task ExecuteAsOwnerAsync(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A statement by hand, in the scope of the county and read to the end: what the use case needs at least.</summary>
    public Task ReadByHandAsync(string sql, params object[] values) =>
        ReadByHandAsync(sql, Array.ConvertAll(values, value => new NpgsqlParameter { Value = value }));

    /// <inheritdoc cref="ReadByHandAsync(string, object[])"/>
    public async Task ReadByHandAsync(string sql, NpgsqlParameter[] values)
    {
        await using var connection = await Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var scope = new NpgsqlCommand("select use_scope($1, $2)", connection)
        {
            Parameters = { new() { Value = Tenant.TenantId }, new() { Value = Tenant.PlanUnit.Value } },
        })
        {
            await scope.ExecuteNonQueryAsync();
        }

        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(values);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            // Every row crosses the wire; nothing is made of it.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await Owner.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await _server.StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task FillAsync(int people, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        await PortalConnections.FromOwner(_server.ConnectionString("postgres")).EnsureApplicationRoleAsync(CancellationToken.None);
        await new Migrator(Owner).RunAsync(CancellationToken.None);
        var load = new LoadDemonstration(Database, new Installation(Source), Plans, Vault, TimeProvider.System);
        if (people == 0)
        {
            await load.ExecuteAsync(PopulationSize.None, null, CancellationToken.None);
            return;
        }

        var loaded = await load.ExecuteAsync(Tenant, people, CancellationToken.None);
        await ExecuteAsOwnerAsync("vacuum analyze");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{loaded.People} people in {loaded.Households} households loaded in {watch.Elapsed.TotalSeconds:0} s"));
    }
}
