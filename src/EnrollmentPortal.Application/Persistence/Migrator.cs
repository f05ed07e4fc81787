using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace EnrollmentPortal.Application.Persistence;

/// <summary>Brings a database to the program's schema: numbered SQL files, each in a transaction, one runner at a time.</summary>
public sealed class Migrator(NpgsqlDataSource owner)
{
    // Any constant will do, as long as every node uses the same.
    private const long AdvisoryLock = 0x456E726F6C6C;

    /// <summary>Runs what is missing.</summary>
    /// <returns>How many files ran.</returns>
    /// <exception cref="SchemaException">The database is newer than the program or from before its first file, or a file that ran has changed since.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, $"select pg_advisory_lock({AdvisoryLock})", cancellationToken);
        try
        {
            await ExecuteAsync(
                connection,
                "create table if not exists schema_migration (version int primary key, name text not null, digest text not null, applied_at timestamptz not null default now())",
                cancellationToken);
            var known = Scripts();
            var applied = await AppliedAsync(connection, cancellationToken);
            Check(known, applied);
            var missing = known.Where(script => !applied.ContainsKey(script.Version)).ToList();
            foreach (var script in missing)
            {
                await ApplyAsync(connection, script, cancellationToken);
            }

            return missing.Count;
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({AdvisoryLock})", CancellationToken.None);
        }
    }

    private static void Check(List<Script> known, Dictionary<int, string> applied)
    {
        var (first, newest) = (known[0].Version, known[^1].Version);
        // Before the first release the schema was written once more, under numbers that no earlier file had.
        if (applied.Keys.Any(version => version < first))
        {
            throw new SchemaException(
                $"The database was made by an earlier version of the program (schema {applied.Keys.Max()}), which this one cannot bring up to date; nothing was changed. "
                + "Export what it holds with the version that made it, then start with a new data folder or an empty database.");
        }

        if (applied.Keys.Any(version => version > newest))
        {
            throw new SchemaException($"The database is at schema {applied.Keys.Max()}, newer than this program's {newest}: update the program.");
        }

        foreach (var script in known.Where(script => applied.TryGetValue(script.Version, out var digest) && digest != script.Digest))
        {
            throw new SchemaException($"Migration {script.Name} was changed after it ran on this database.");
        }
    }

    private static async Task<Dictionary<int, string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select version, digest from schema_migration", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new Dictionary<int, string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(reader.GetInt32(0), reader.GetString(1));
        }

        return applied;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Script script, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, script.Sql, cancellationToken);
        await using var note = new NpgsqlCommand("insert into schema_migration (version, name, digest) values ($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = script.Version }, new() { Value = script.Name }, new() { Value = script.Digest } },
        };
        await note.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static List<Script> Scripts()
    {
        const string Folder = "Migrations/";
        var assembly = typeof(Migrator).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => Read(assembly.GetManifestResourceStream(name)!, name[Folder.Length..])),
        ];
    }

    private static Script Read(Stream stream, string name)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var sql = reader.ReadToEnd();
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        return new Script(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, sql, digest);
    }

    private sealed record Script(int Version, string Name, string Sql, string Digest);
}

/// <summary>The database's schema does not fit the program; the message says what to do.</summary>
public sealed class SchemaException(string message) : Exception(message);
