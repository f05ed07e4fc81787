using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households;

/// <summary>Gives the ID numbers in rows of imported files the current key: they have no id of their own, and many have no number.</summary>
internal sealed class ReencryptStagedRows(Database database, IdNumberVault vault)
{
    private const int Batch = RotateIdNumberKeys.Batch;

    /// <returns>How many numbers were encrypted again.</returns>
    public async Task<long> ExecuteAsync(int tenant, byte version, CancellationToken cancellationToken)
    {
        var (done, last) = (0L, new Place(Guid.Empty, 0));
        for (var count = Batch; count > 0; done += count)
        {
            (last, count) = await SomeAsync(tenant, version, last, cancellationToken);
        }

        return done;
    }

    private async Task<(Place Last, int Count)> SomeAsync(int tenant, byte version, Place after, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(TenantScope.Of(tenant), cancellationToken);
        var rows = await work.Database.SqlQuery<Stored>(
            $"""
            select import_id as "ImportId", row_number as "RowNumber", id_number_cipher as "Cipher" from import_row
            where tenant_id = {tenant} and (import_id, row_number) > ({after.Import}, {after.Row}) and get_byte(id_number_cipher, 0) <> {(int)version}
            order by import_id, row_number limit {Batch} for no key update skip locked
            """).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return (after, 0);
        }

        await work.Database.ExecuteSqlAsync(
            $"""
            update import_row set id_number_cipher = renewed.cipher
            from unnest({rows.Select(row => row.ImportId).ToArray()}, {rows.Select(row => row.RowNumber).ToArray()},
                        {rows.Select(row => vault.Reencrypt(tenant, row.Cipher)).ToArray()}) as renewed (import, number, cipher)
            where tenant_id = {tenant} and import_id = renewed.import and row_number = renewed.number
            """,
            cancellationToken);
        await work.CommitAsync(cancellationToken);
        return (new Place(rows[^1].ImportId, rows[^1].RowNumber), rows.Count);
    }

    private sealed record Place(Guid Import, int Row);

    private sealed class Stored
    {
        public Guid ImportId { get; init; }

        public int RowNumber { get; init; }

        public byte[] Cipher { get; init; } = [];
    }
}
