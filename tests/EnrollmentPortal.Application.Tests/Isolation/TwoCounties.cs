using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.TestKit;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.Isolation;

/// <summary>A row as its owner sees it.</summary>
/// <param name="TenantId">Whose it is.</param>
/// <param name="Unit">Where it belongs; null where the table knows no unit.</param>
/// <param name="OtherUnit">The second unit, where a row has two.</param>
/// <param name="Key">The primary key as JSON text.</param>
/// <param name="Json">The whole row.</param>
public sealed record StoredRow(int TenantId, string? Unit, string? OtherUnit, string Key, string Json)
{
    /// <summary>The law that the policies implement, written a second time.</summary>
    public bool IsVisibleTo(Scope scope, Reach reach) => TenantId == scope.TenantId && reach switch
    {
        Reach.Tenant => true,
        Reach.Subtree => Unit!.StartsWith(scope.Prefix, StringComparison.Ordinal),
        Reach.Either => Unit!.StartsWith(scope.Prefix, StringComparison.Ordinal) || OtherUnit!.StartsWith(scope.Prefix, StringComparison.Ordinal),
        Reach.Lineage => Unit!.StartsWith(scope.Prefix, StringComparison.Ordinal) || scope.Prefix.StartsWith(Unit, StringComparison.Ordinal),
    };

    /// <summary>Writing never reaches above the scope, nor beside it.</summary>
    public bool IsWritableBy(Scope scope, Reach reach) => IsVisibleTo(scope, reach is Reach.Lineage or Reach.Either ? Reach.Subtree : reach)
        && (reach != Reach.Either || OtherUnit!.StartsWith(scope.Prefix, StringComparison.Ordinal));
}

/// <summary>A database with rows of two counties in every tenant table. Use it as a class fixture.</summary>
public sealed class TwoCounties(TestCluster cluster) : IAsyncLifetime
{
    private readonly Dictionary<string, IReadOnlyList<StoredRow>> _rows = new(StringComparer.Ordinal);
    private PortalConnections? _connections;
    private NpgsqlDataSource? _owner;
    private NpgsqlDataSource? _application;

    public NpgsqlDataSource Owner => _owner!;

    /// <summary>The role that the portal works as, with a pool of a few connections.</summary>
    public NpgsqlDataSource Application => _application!;

    public IReadOnlyList<TenantTable> Tables { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        _connections = await cluster.CreateDatabaseAsync();
        _owner = NpgsqlDataSource.Create(_connections.Owner);
        _application = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_connections.Application) { MaxPoolSize = 4 }.ConnectionString);
        Tables = await TenantTable.ReadAsync(_owner);
        await SeedAsync(_owner);
        foreach (var table in Tables)
        {
            _rows[table.Name] = await ReadAsync(_owner, table);
        }
    }

    /// <summary>A connection inside a transaction with its scope set; without a scope, only the transaction.</summary>
    internal async Task<ScopedSession> BeginAsync(Scope? scope) => await ScopedSession.BeginAsync(Application, scope);

    /// <summary>Everything that is in the table, past row-level security.</summary>
    public IReadOnlyList<StoredRow> RowsOf(TenantTable table) => _rows[table.Name];

    public async ValueTask DisposeAsync()
    {
        if (_owner is not null)
        {
            await _owner.DisposeAsync();
            await _application!.DisposeAsync();
        }
    }

    private static async Task SeedAsync(NpgsqlDataSource owner)
    {
        await using var connection = await owner.OpenConnectionAsync();
        foreach (var sql in SeededRows.Statements.Select(statement => statement.Insert).Prepend(SeededRows.Units))
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<IReadOnlyList<StoredRow>> ReadAsync(NpgsqlDataSource owner, TenantTable table)
    {
        var unit = table.HasUnit ? "t.org_code" : "null::text";
        var other = table.OtherUnit is { } column ? $"t.{column}" : "null::text";
        var key = string.Join(", ", table.Key.Select(column => $"'{column}', t.{column}"));
        await using var command = owner.CreateCommand($"select t.tenant_id, {unit}, {other}, jsonb_build_object({key})::text, to_jsonb(t)::text from {table.Name} t");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<StoredRow>();
        while (await reader.ReadAsync())
        {
            rows.Add(new StoredRow(reader.GetInt32(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetString(3), reader.GetString(4)));
        }

        return rows;
    }
}
