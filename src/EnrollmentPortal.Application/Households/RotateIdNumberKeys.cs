using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Households;

/// <summary>How far a rotation has come.</summary>
/// <param name="Tenant">The county in hand.</param>
/// <param name="Done">Numbers that this run encrypted again.</param>
public sealed record RotationProgress(int Tenant, long Done);

/// <summary>What a rotation did.</summary>
/// <param name="Version">The version under which every number is stored now.</param>
/// <param name="Numbers">Numbers that this run encrypted again.</param>
/// <param name="Retired">Versions that the key file no longer holds.</param>
public sealed record RotatedKeys(byte Version, long Numbers, IReadOnlyList<byte> Retired);

/// <summary>Gives every stored ID number a new encryption key while the portal works, and retires the old one when nothing uses it.</summary>
/// <remarks>
/// Small transactions, a county at a time, in the order of the ids; rows that a desk holds are left for the next round. A run that was
/// ended goes on where numbers are still under an old key: the file then has two versions, and no third is made. Look-ups are by a hash
/// under a key of its own, which stays. Backups of the database from before need the old file: keep it with them.
/// </remarks>
public sealed class RotateIdNumberKeys(Database database, IdNumberKeys keys, IdNumberVault vault, AuditTrail audit)
{
    /// <summary>Numbers a transaction.</summary>
    public const int Batch = 500;

    /// <summary>Tables with an encrypted number. A test compares the list with the schema.</summary>
    internal static readonly IReadOnlyList<string> Tables = ["earlier_id_number", "import_row", "person"];

    // Of these the rows have an id.
    private static readonly IReadOnlyList<string> KeyedTables = ["earlier_id_number", "person"];

    // Another node may still write under the key that it knew: it looks again within this time.
    private static readonly TimeSpan Grace = 3 * IdNumberKeys.Freshness;

    private static readonly Actor CommandLine = new(Guid.Empty, "rotate-keys", Role.PlatformAdministrator, Scope.Platform, null, null);

    public async Task<RotatedKeys> ExecuteAsync(IProgress<RotationProgress>? progress, CancellationToken cancellationToken)
    {
        var version = keys.Versions.Count > 1 ? keys.Current : keys.AddVersion();
        await Task.Delay(Grace, cancellationToken);
        var (total, left) = (0L, true);
        while (left)
        {
            left = false;
            foreach (var tenant in await TenantsAsync(cancellationToken))
            {
                total += await ReencryptAsync(tenant, version, done => progress?.Report(new RotationProgress(tenant, total + done)), cancellationToken);
                left |= await IsLeftAsync(tenant, version, cancellationToken);
            }
        }

        var retired = keys.Versions.Where(known => known != version).Order().ToList();
        keys.RetireOldVersions();
        await NoteAsync(new RotatedKeys(version, total, retired), cancellationToken);
        return new RotatedKeys(version, total, retired);
    }

    private async Task<long> ReencryptAsync(int tenant, byte version, Action<long> report, CancellationToken cancellationToken)
    {
        var done = 0L;
        foreach (var table in KeyedTables)
        {
            for (var (last, count) = (Guid.Empty, Batch); count > 0; report(done))
            {
                (last, count) = await ReencryptAsync(tenant, table, version, last, cancellationToken);
                done += count;
            }
        }

        done += await new ReencryptStagedRows(database, vault).ExecuteAsync(tenant, version, cancellationToken);
        report(done);
        return done;
    }

    private async Task<(Guid Last, int Count)> ReencryptAsync(
        int tenant, string table, byte version, Guid after, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(TenantScope.Of(tenant), cancellationToken);
        var read = $"""
            select id as "Id", id_number_cipher as "Cipher" from {table}
            where tenant_id = @tenant and id > @after and get_byte(id_number_cipher, 0) <> @version
            order by id limit {Batch} for no key update skip locked
            """;
        var rows = await work.Database.SqlQueryRaw<Stored>(
            read,
            new NpgsqlParameter("tenant", tenant),
            new NpgsqlParameter("after", after),
            new NpgsqlParameter("version", (int)version)).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return (after, 0);
        }

        var write = $"update {table} set id_number_cipher = renewed.cipher from unnest(@ids, @ciphers) as renewed(id, cipher) where tenant_id = @tenant and {table}.id = renewed.id";
        await work.Database.ExecuteSqlRawAsync(
            write,
            [
                new NpgsqlParameter("ids", rows.Select(row => row.Id).ToArray()),
                new NpgsqlParameter("ciphers", rows.Select(row => vault.Reencrypt(tenant, row.Cipher)).ToArray()),
                new NpgsqlParameter("tenant", tenant),
            ],
            cancellationToken);
        await work.CommitAsync(cancellationToken);
        return (rows[^1].Id, rows.Count);
    }

    private async Task<bool> IsLeftAsync(int tenant, byte version, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(TenantScope.Of(tenant), cancellationToken);
        var left = false;
        foreach (var table in Tables)
        {
            var question = $"""
                select exists (select from {table} where tenant_id = @tenant and get_byte(id_number_cipher, 0) <> @version) as "Value"
                """;
            var answer = await work.Database.SqlQueryRaw<bool>(
                question, new NpgsqlParameter("tenant", tenant), new NpgsqlParameter("version", (int)version)).ToListAsync(cancellationToken);
            left |= answer[0];
        }

        return left;
    }

    private async Task NoteAsync(RotatedKeys rotated, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(Scope.Platform, cancellationToken);
        audit.Note(work, CommandLine, new AuditNote("id-number.keys-rotated", "platform", "id-number", New: rotated));
        await work.CommitAsync(cancellationToken);
    }

    private async Task<List<int>> TenantsAsync(CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(Scope.Platform, cancellationToken);
        return await work.Tenants.Select(tenant => tenant.Id).Order().ToListAsync(cancellationToken);
    }

    private sealed class Stored
    {
        public Guid Id { get; init; }

        public byte[] Cipher { get; init; } = [];
    }
}
