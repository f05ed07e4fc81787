using System.Globalization;
using EnrollmentPortal.Benchmarks.Importing;
using EnrollmentPortal.Benchmarks.Searching;

namespace EnrollmentPortal.Benchmarks;

/// <summary>The command line: a benchmark's name and its options; without a name the list.</summary>
internal static class BenchCommand
{
    private const int Misused = 1;

    private static readonly Benchmark[] All =
    [
        new("search", "people by everything that can be typed, in the register of a county and of a township; baseline: hand-written SQL", InCounty(SearchBenchmark.RunAsync)),
        new("desk", "the enrolment desk's search in Chromium, from the key to the hits in the page; baseline: a round trip that asks no database", InCounty(DeskBenchmark.RunAsync)),
        new("progress", "the county's board from counters; baselines: the counter rows alone, and counting people", InCounty(ProgressBenchmark.RunAsync)),
        new("impact", "a draft's effect on everybody in the county; baseline: reading the same rows by plain SQL", InCounty(ImpactBenchmark.RunAsync)),
        new("import", "a county's file into an empty registry; baseline: COPY of the same rows into the same tables with their indexes", ImportBenchmark.RunAsync),
        new("assess", "assessments and rows of a batch file on one core, and how many people a desk asks nothing; baselines: a look-up in the price table, copying the file, asking all that is unknown", AssessBenchmark.RunAsync),
    ];

    /// <returns>0 also when a figure falls short of its goal: the figure is the answer.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        if (args.Length == 0)
        {
            foreach (var known in All)
            {
                await output.WriteLineAsync($"{known.Name,-10} {known.Summary}");
            }

            return 0;
        }

        if (args[0] == ImportProcess.Verb)
        {
            return await ImportWorker.RunAsync(args[1..], Console.In, output);
        }

        var benchmark = All.FirstOrDefault(known => known.Name == args[0]);
        if (benchmark is null || Read(args[1..]) is not { } options)
        {
            await Console.Error.WriteLineAsync($"bench: usage: bench [{string.Join('|', All.Select(known => known.Name))}] [--size N] [--data DIR]");
            return Misused;
        }

        var figures = await benchmark.Run(options, output);
        await Report.WriteAsync(output, benchmark.Name, figures);
        return 0;
    }

    private static Func<BenchOptions, TextWriter, Task<IReadOnlyList<Figure>>> InCounty(Func<BenchCounty, Task<IReadOnlyList<Figure>>> run) =>
        async (options, output) =>
        {
            await using var county = await BenchCounty.CreateAsync(options, output);
            return await run(county);
        };

    private static BenchOptions? Read(string[] args)
    {
        var options = new BenchOptions(null, Path.GetTempPath());
        for (var index = 0; index < args.Length; index += 2)
        {
            var value = index + 1 < args.Length ? args[index + 1] : null;
            switch (args[index])
            {
                case "--size" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0:
                    options = options with { Size = size };
                    break;
                case "--data" when value is not null:
                    options = options with { Parent = Path.GetFullPath(value) };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}

/// <param name="Size">People in the county, or rows of the file; null leaves it to the benchmark.</param>
/// <param name="Parent">The folder in which the benchmark makes its own, which it removes at the end.</param>
internal sealed record BenchOptions(int? Size, string Parent);

/// <summary>A benchmark by name.</summary>
internal sealed record Benchmark(string Name, string Summary, Func<BenchOptions, TextWriter, Task<IReadOnlyList<Figure>>> Run);
