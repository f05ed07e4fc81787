using System.Diagnostics;
using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Auditing;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Importing;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EnrollmentPortal.Benchmarks.Importing;

/// <summary>What one import took.</summary>
/// <param name="Check">Seconds from the order to the end of the check.</param>
/// <param name="Apply">Seconds from the order to the end of the application.</param>
/// <param name="People">Rows that were new.</param>
/// <param name="PeakMegabytes">The most memory that the process held.</param>
internal sealed record ImportTimes(double Check, double Apply, int People, double PeakMegabytes)
{
    public double Whole => Check + Apply;

    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"imported {Check} {Apply} {People} {PeakMegabytes}");

    public static ImportTimes Parse(string line)
    {
        var parts = line.Split(' ');
        return new(Number(parts[1]), Number(parts[2]), (int)Number(parts[3]), Number(parts[4]));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>Imports in a process of its own, as the portal does it: only so its memory can be told from that of the measurement.</summary>
internal static class ImportProcess
{
    /// <summary>The verb by which the program calls itself.</summary>
    public const string Verb = "import-here";

    /// <summary>Starts the process and waits for its end.</summary>
    /// <exception cref="InvalidOperationException">The import failed.</exception>
    public static async Task<ImportTimes> RunAsync(BenchCounty county, string file)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(ImportProcess).Assembly.Location, Verb, county.Folder, county.ConnectionString, county.Tenant.PlanUnit.Value, file },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            // The web server's garbage collector.
            Environment = { ["DOTNET_gcServer"] = "1" },
        };
        using var process = Process.Start(start)!;
        var last = string.Empty;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            last = line;
        }

        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? ImportTimes.Parse(last) : throw new InvalidOperationException($"The import ended with {process.ExitCode}: {last}");
    }

    /// <summary>The process itself.</summary>
    public static async Task<int> WorkAsync(string[] args, TextWriter output)
    {
        var (folder, connection, unit, path) = (args[0], args[1], args[2], args[3]);
        await using var source = NpgsqlDataSource.Create(connection);
        var database = new Database(source, TimeProvider.System);
        var files = new ImportFiles(folder, TimeProvider.System);
        var jobs = new JobDesk(TimeProvider.System);
        IJobKind[] kinds =
        [
            new CheckImportJob(database, new IdNumberVault(IdNumberKeys.Load(folder)), files),
            new ApplyImportJob(database, new AuditTrail(TimeProvider.System), TimeProvider.System),
        ];
        var runner = new JobRunner(database, source, kinds, TimeProvider.System, NullLogger<JobRunner>.Instance);
        var actor = new Actor(Guid.Empty, "bench", Role.CountyOfficial, Scope.Of(OrgCode.Parse(unit)), null, null);
        await using var file = File.OpenRead(path);
        var import = (await new UploadImport(database, files, TimeProvider.System).ExecuteAsync(new PopulationUpload(file, "人口.csv"), actor, CancellationToken.None)).Value;
        var open = new OpenImport(database, files);
        var mapping = (await open.ExecuteAsync(import, actor, CancellationToken.None)).Value.Mapping;

        var check = await RunAsync(runner, () => new CheckImport(database, files, jobs).ExecuteAsync(import, new ImportChoice(mapping, ImportFields.Overwritable), actor, CancellationToken.None));
        var apply = await RunAsync(runner, () => new ApplyImport(database, jobs).ExecuteAsync(import, actor, CancellationToken.None));
        var view = (await open.ExecuteAsync(import, actor, CancellationToken.None)).Value;
        if (view.State != ImportState.Applied || view.Counts is not { } counts || counts.New != counts.Rows)
        {
            await output.WriteLineAsync($"{view.State} {view.Counts} {view.Job?.Error}");
            return 1;
        }

        await output.WriteLineAsync(new ImportTimes(check, apply, counts.New, Peak()).ToLine());
        return 0;
    }

    private static async Task<double> RunAsync(JobRunner runner, Func<Task<Result<Guid>>> order)
    {
        var begin = Stopwatch.GetTimestamp();
        if ((await order()).Error is { } refusal)
        {
            throw new InvalidOperationException($"The import was refused: {refusal}");
        }

        await runner.RunNextAsync(CancellationToken.None);
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    // As the operating system counts it, what garbage collection has not given back included.
    private static double Peak()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1e6;
    }
}
