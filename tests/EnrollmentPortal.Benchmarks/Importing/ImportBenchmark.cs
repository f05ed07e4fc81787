using System.Diagnostics;
using System.Globalization;
using EnrollmentPortal.Application.Tables;

namespace EnrollmentPortal.Benchmarks.Importing;

/// <summary>A whole county from its file into an empty registry, against COPY of the same rows into the same tables.</summary>
internal static class ImportBenchmark
{
    private const int DefaultSize = 643_118;
    private const int Rounds = 5;
    private const double HalfOfCopy = 0.5;
    private const double MaxMegabytes = 600;

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options, TextWriter output)
    {
        await using var county = await BenchCounty.CreateAsync(options with { Size = 0 }, output);
        var file = Path.Combine(county.Folder, "population.csv");
        var rows = await PopulationFile.WriteAsync(file, TableFormat.Csv, county.Tenant, options.Size ?? DefaultSize);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rows} rows, {new FileInfo(file).Length / 1e6:0} MB"));
        var workbook = await WorkbookRead.RunAsync(county, output);
        await using var process = ImportProcess.Start(county);
        var copy = new CopyBaseline(county, county.Folder);
        var (imports, copies) = (new List<ImportTimes>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            await EmptyAsync(county);
            var import = await process.ImportAsync(file);
            if (round == 0)
            {
                // Without a clock: its rows are those that are copied.
                await copy.TakeAsync();
            }

            await EmptyAsync(county);
            var seconds = await copy.RunAsync();
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"round {round}: check {import.Check:0.0} s, apply {import.Apply:0.0} s, {import.PeakMegabytes:0} MB; COPY {seconds:0.0} s"));
            if (round > 0)
            {
                imports.Add(import);
                copies.Add(seconds);
            }
        }

        await EmptyAsync(county);
        return [.. Figures(rows, imports, copies), workbook, .. await DeskBesideImport.RunAsync(county, process, options.Size ?? DefaultSize, output)];
    }

    private static List<Figure> Figures(int rows, List<ImportTimes> imports, List<double> copies)
    {
        const string Copy = "COPY of the same rows into household and person, all indexes";
        var copied = rows / Half(copies);
        return
        [
            new("rows", rows / Half(imports.Select(import => import.Whole)), copied, Copy, copied * HalfOfCopy) { Unit = Figure.PerSecond },
            new("check-rows", rows / Half(imports.Select(import => import.Check)), copied, Copy, null) { Unit = Figure.PerSecond },
            new("apply-rows", rows / Half(imports.Select(import => import.Apply)), copied, Copy, null) { Unit = Figure.PerSecond },
            new("peak-memory", imports.Max(import => import.PeakMegabytes), 0, "none", MaxMegabytes) { Unit = Figure.Megabytes },
        ];
    }

    private static double Half(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    // The same start for both: nothing in the tables, and nothing of the round before left to be written to disk.
    private static async Task EmptyAsync(BenchCounty county)
    {
        await county.ExecuteAsOwnerAsync(
            "truncate household, person, person_identity, person_fact, review_case, review_evidence, address_place, village_progress, group_progress, population_import, import_row, import_household, import_missing, job, receipt_book, coverage_claim cascade");
        await county.ExecuteAsOwnerAsync("checkpoint");
    }
}
