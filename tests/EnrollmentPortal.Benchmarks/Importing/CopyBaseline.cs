using System.Diagnostics;
using Npgsql;

namespace EnrollmentPortal.Benchmarks.Importing;

/// <summary>The rows that an import left, copied once more into the same tables.</summary>
/// <remarks>Plain COPY in binary form by the superuser, past row-level security and with nothing else done: the households, then the people, into the
/// tables themselves with all their indexes, foreign keys and checks. No faster way keeps the registry's promises.</remarks>
internal sealed class CopyBaseline(BenchCounty county, string folder)
{
    private static readonly string[] Tables = ["household", "person"];

    /// <summary>Keeps the rows outside the database.</summary>
    public async Task TakeAsync()
    {
        await using var connection = await county.Owner.OpenConnectionAsync();
        foreach (var table in Tables)
        {
            await using var rows = await connection.BeginRawBinaryCopyAsync($"copy {table} to stdout (format binary)");
            await using var file = File.Create(PathOf(table));
            await rows.CopyToAsync(file);
        }
    }

    /// <returns>Seconds.</returns>
    public async Task<double> RunAsync()
    {
        await using var connection = await county.Owner.OpenConnectionAsync();
        var copying = new Stopwatch();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var table in Tables)
        {
            copying.Start();
            await using (var file = File.OpenRead(PathOf(table)))
            await using (var rows = await connection.BeginRawBinaryCopyAsync($"copy {table} from stdin (format binary)"))
            {
                await file.CopyToAsync(rows);
            }

            copying.Stop();
            // Without the clock. Otherwise the check of the foreign key may be planned for the table as it was when it was empty, and read all of it for every person.
            await using var analyze = new NpgsqlCommand($"analyze {table}", connection);
            await analyze.ExecuteNonQueryAsync();
        }

        copying.Start();
        await transaction.CommitAsync();
        return copying.Elapsed.TotalSeconds;
    }

    private string PathOf(string table) => Path.Combine(folder, table + ".copy");
}
