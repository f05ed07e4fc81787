using System.Globalization;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Benchmarks.Importing;

/// <summary>What a window waits longer while a county is imported: search, household and payment in one.</summary>
internal static class DeskBesideImport
{
    // Every so manieth household is there before, so that the desks' households live in all villages of the file.
    private const int OneOf = 24;
    private const double MostAdded = 200;
    private const int Enough = 400;
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(40);

    /// <param name="county">Empty.</param>
    /// <param name="process">Imports.</param>
    /// <param name="people">In the county.</param>
    /// <param name="output">What was done.</param>
    public static async Task<Figure> RunAsync(BenchCounty county, ImportProcess process, int people, TextWriter output)
    {
        var (there, file) = (Path.Combine(county.Folder, "there.csv"), Path.Combine(county.Folder, "coming.csv"));
        PopulationFile.Write(there, TableFormat.Csv, county.Tenant, people, index => index % OneOf == 0);
        PopulationFile.Write(file, TableFormat.Csv, county.Tenant, people, index => index % OneOf != 0);
        await process.ImportAsync(there);
        await county.ExecuteAsOwnerAsync("vacuum analyze");
        var desks = new DeskLoad(county, await QueueAsync(county));
        // Once without a clock: plans, connections and just-in-time compilation are warm afterwards.
        await DuringAsync(desks, Task.Delay(TimeSpan.FromSeconds(5)));
        var alone = await DuringAsync(desks, Task.Delay(Alone));
        var importing = process.ImportAsync(file);
        var beside = await DuringAsync(desks, importing);
        var import = await importing;
        if (beside.Length == 0)
        {
            throw new InvalidOperationException("Everybody had paid before the import began: take a larger --size.");
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"desks: {alone.Length} payers alone, p50 {Percentile(alone, 0.5):0} ms, p99 {Percentile(alone, 0.99):0} ms; {beside.Length} beside an import of {import.Whole:0} s, p50 {Percentile(beside, 0.5):0} ms, p99 {Percentile(beside, 0.99):0} ms"));
        if (beside.Length < Enough)
        {
            await output.WriteLineAsync("Too few payers for a 99th percentile: take a larger --size.");
        }

        var without = Percentile(alone, 0.99);
        return new Figure("desk-p99-beside-import", Percentile(beside, 0.99), without, "the same desks without an import; the goal is 200 ms more", without + MostAdded);
    }

    private static async Task<double[]> DuringAsync(DeskLoad desks, Task other)
    {
        using var stop = new CancellationTokenSource();
        var working = desks.WorkAsync(stop.Token);
        await Task.WhenAny(other, working);
        await stop.CancelAsync();
        return await working;
    }

    private static double Percentile(double[] rising, double share) => rising[(int)Math.Ceiling(share * rising.Length) - 1];

    // Spread by a hash of the id, so that the payers come from all over the county.
    private static async Task<List<Payer>> QueueAsync(BenchCounty county)
    {
        await using var command = county.Owner.CreateCommand("select id, head_name, org_code from household order by md5(id::text)");
        await using var reader = await command.ExecuteReaderAsync();
        var queue = new List<Payer>();
        while (await reader.ReadAsync())
        {
            queue.Add(new Payer(reader.GetGuid(0), reader.GetString(1), OrgCode.Parse(reader.GetString(2))));
        }

        return queue;
    }
}
