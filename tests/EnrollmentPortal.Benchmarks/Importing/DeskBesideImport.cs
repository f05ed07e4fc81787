using System.Diagnostics;
using System.Globalization;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Benchmarks.Importing;

/// <summary>What a window waits longer while a county is imported, compared with a list of whole villages, and taken back: search, household and
/// payment in one.</summary>
internal static class DeskBesideImport
{
    // Every so manieth household is there before, so that the desks' households live in all villages of the file.
    private const int OneOf = 24;
    private const int MissingOneOf = 10;
    private const double MaxAdded = 200;
    private const int MinPayers = 400;
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(40);

    /// <param name="county">Empty.</param>
    /// <param name="process">Imports.</param>
    /// <param name="people">In the county.</param>
    /// <param name="output">What was done.</param>
    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchCounty county, ImportProcess process, int people, TextWriter output)
    {
        var (there, coming, again) = (Path.Combine(county.Folder, "there.csv"), Path.Combine(county.Folder, "coming.csv"), Path.Combine(county.Folder, "again.csv"));
        await PopulationFile.WriteAsync(there, TableFormat.Csv, county.Tenant, people, index => index % OneOf == 0);
        await PopulationFile.WriteAsync(coming, TableFormat.Csv, county.Tenant, people, index => index % OneOf != 0);
        await PopulationFile.WriteAsync(again, TableFormat.Csv, county.Tenant, people, index => index % MissingOneOf != 0);
        await process.ImportAsync(there);
        await county.ExecuteAsOwnerAsync("vacuum analyze");
        var desks = new DeskLoad(county, await QueueAsync(county));
        // Once without a clock: plans, connections and just-in-time compilation are warm afterwards.
        await DuringAsync(desks, Task.Delay(TimeSpan.FromSeconds(5)));
        var alone = await DuringAsync(desks, Task.Delay(Alone));
        await output.WriteLineAsync(Said("alone", alone));
        var limit = Percentile(alone, 0.99) + MaxAdded;
        Figure Desk(string metric, double[] beside) =>
            new(metric, Percentile(beside, 0.99), Percentile(alone, 0.99), "the same desks with nothing beside them; the goal is 200 ms more", limit);

        var importing = process.ImportAsync(coming);
        var besideImport = await BesideAsync(desks, importing, "an import", output);
        // A list of everybody but some, in villages that it names nearly completely: those are marked when it is applied.
        var listing = process.ImportAsync(again);
        var besideListing = await BesideAsync(desks, listing, "a list of whole villages", output);
        await output.WriteLineAsync($"{await MissingAsync(county)} people are missing from the list");
        await process.UndoAsync(again);
        var undoing = process.UndoAsync(coming);
        var besideUndo = await BesideAsync(desks, undoing, "its being taken back", output);
        return
        [
            Desk("desk-p99-beside-import", besideImport),
            Desk("desk-p99-beside-missing", besideListing),
            Desk("desk-p99-beside-undo", besideUndo),
            new("missing", (await listing).Apply, (await listing).Check, "the check of the same list", null) { Unit = Figure.Seconds },
            new("undo", await undoing, (await importing).Apply, "the application of the same list", null) { Unit = Figure.Seconds },
        ];
    }

    // What was measured while the work lasted; it must have lasted.
    private static async Task<double[]> BesideAsync(DeskLoad desks, Task other, string name, TextWriter output)
    {
        var begin = Stopwatch.GetTimestamp();
        var beside = await DuringAsync(desks, other);
        await other;
        if (beside.Length < MinPayers)
        {
            await output.WriteLineAsync("Too few payers for a 99th percentile: take a larger --size.");
        }

        await output.WriteLineAsync(Said($"beside {name} of {Stopwatch.GetElapsedTime(begin).TotalSeconds:0} s", beside));
        return beside.Length > 0 ? beside : throw new InvalidOperationException("Everybody had paid before: take a larger --size.");
    }

    private static string Said(string when, double[] times) => times.Length == 0 ? when : string.Create(
        CultureInfo.InvariantCulture, $"desks {when}: {times.Length} payers, p50 {Percentile(times, 0.5):0} ms, p99 {Percentile(times, 0.99):0} ms");

    private static async Task<long> MissingAsync(BenchCounty county)
    {
        await using var command = county.Owner.CreateCommand("select count(*) from import_missing where settled_at is null");
        return (long)(await command.ExecuteScalarAsync())!;
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
