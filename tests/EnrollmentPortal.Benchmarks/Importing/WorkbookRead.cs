using System.Diagnostics;
using System.Globalization;
using EnrollmentPortal.Application.Tables;

namespace EnrollmentPortal.Benchmarks.Importing;

/// <summary>Rows of a workbook a second, read to the last cell; beside it the same rows as text.</summary>
internal static class WorkbookRead
{
    private const int People = 200_000;
    private const int Rounds = 5;
    private const double MinRows = 25_000;

    public static async Task<Figure> RunAsync(BenchCounty county, TextWriter output)
    {
        var (workbook, text) = (Path.Combine(county.Folder, "population.xlsx"), Path.Combine(county.Folder, "same.csv"));
        var rows = await PopulationFile.WriteAsync(workbook, TableFormat.Xlsx, county.Tenant, People);
        await PopulationFile.WriteAsync(text, TableFormat.Csv, county.Tenant, People);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"workbook: {rows} rows, {new FileInfo(workbook).Length / 1e6:0} MB"));
        var (workbooks, texts) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            workbooks.Add(rows / Read(workbook, rows));
            texts.Add(rows / Read(text, rows));
        }

        File.Delete(workbook);
        File.Delete(text);
        return new Figure("xlsx-read-rows", Half(workbooks), Half(texts), "the same rows read from CSV", MinRows) { Unit = Figure.PerSecond };
    }

    private static double Read(string path, int rows)
    {
        var begin = Stopwatch.GetTimestamp();
        using var file = TableFile.Open(path, CancellationToken.None).Value;
        var read = file.Rows().Count(row => row.Cells.Count > 0) - 1;
        return read == rows
            ? Stopwatch.GetElapsedTime(begin).TotalSeconds
            : throw new InvalidOperationException($"{read} of {rows} rows were read.");
    }

    private static double Half(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
