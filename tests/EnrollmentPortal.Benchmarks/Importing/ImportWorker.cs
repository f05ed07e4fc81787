using System.Diagnostics;
using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Imports;
using EnrollmentPortal.Application.Imports.Apply;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Imports.Undo;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EnrollmentPortal.Benchmarks.Importing;

/// <summary>Inside <see cref="ImportProcess"/>: the use cases and the jobs as the portal runs them, one file after the other.</summary>
internal sealed class ImportWorker(NpgsqlDataSource source, string folder, OrgCode unit)
{
    private readonly Database _database = new(source, TimeProvider.System);
    private readonly ImportFiles _files = new(folder, TimeProvider.System);
    private readonly JobOrders _jobs = new(TimeProvider.System);
    private readonly Actor _actor = new(Guid.Empty, "bench", Role.CountyOfficial, Scope.Of(unit), null, null);
    private readonly Dictionary<string, Guid> _imports = [];

    /// <summary>Imports the files whose paths come in, and tells of each what it took.</summary>
    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output)
    {
        await using var source = NpgsqlDataSource.Create(args[1]);
        var worker = new ImportWorker(source, args[0], OrgCode.Parse(args[2]));
        while (await input.ReadLineAsync() is { } line)
        {
            await output.WriteLineAsync(line.StartsWith(ImportProcess.Undo, StringComparison.Ordinal) ? await worker.UndoAsync(line[ImportProcess.Undo.Length..]) : (await worker.ImportAsync(line)).ToLine());
        }

        return 0;
    }

    private async Task<ImportTimes> ImportAsync(string path)
    {
        await using var file = File.OpenRead(path);
        var upload = new PopulationUpload(file, Path.GetFileName(path));
        var import = _imports[path] = (await new UploadImport(_database, _files, TimeProvider.System).ExecuteAsync(upload, _actor, CancellationToken.None)).Value;
        var choice = new ImportChoice((await OpenAsync(import)).Mapping, ImportFields.Overwritable);
        var check = await WorkAsync(() => new CheckImport(_database, _files, _jobs, new AuditTrail(TimeProvider.System), new ImportLimits(int.MaxValue), TimeProvider.System).ExecuteAsync(import, choice, _actor, CancellationToken.None));
        var apply = await WorkAsync(() => new ApplyImport(_database, _jobs).ExecuteAsync(import, _actor, CancellationToken.None));
        var view = await OpenAsync(import);
        // Into a county with people a few rows look like a person who is there, and wait for a person.
        return view is { State: ImportState.Applied, Counts: { Faulty: 0 } counts } && counts.New + counts.Same + counts.Ambiguous == counts.Rows
            ? new ImportTimes(check, apply, counts.New, Peak())
            : throw new InvalidOperationException($"{view.State} {view.Counts} {view.Job?.Error}");
    }

    private async Task<string> UndoAsync(string path)
    {
        var import = _imports[path];
        var begin = Stopwatch.GetTimestamp();
        var view = await new ReadUndo(_database).ExecuteAsync(import, _actor, CancellationToken.None);
        if (view.Value.Obstacles.Count > 0)
        {
            throw new InvalidOperationException($"{view.Value.Obstacles[0]}");
        }

        await WorkAsync(() => new UndoImport(_database, _jobs).ExecuteAsync(import, _actor, CancellationToken.None));
        return (await OpenAsync(import)).State == ImportState.Undone
            ? string.Create(CultureInfo.InvariantCulture, $"undone {Stopwatch.GetElapsedTime(begin).TotalSeconds}")
            : throw new InvalidOperationException("It stopped on the way.");
    }

    private async Task<ImportView> OpenAsync(Guid import) => (await new OpenImport(_database, _files, new PlanCache()).ExecuteAsync(import, _actor, CancellationToken.None)).Value;

    private async Task<double> WorkAsync(Func<Task<Result<Guid>>> order)
    {
        IJobKind[] kinds =
        [
            new CheckImportJob(_database, new IdNumberVault(IdNumberKeys.Load(folder)), _files, new PlanCache()),
            new ApplyImportJob(_database, new AuditTrail(TimeProvider.System), TimeProvider.System),
            new UndoImportJob(_database, new AuditTrail(TimeProvider.System), TimeProvider.System),
        ];
        var runner = new JobRunner(_database, source, kinds, TimeProvider.System, NullLogger<JobRunner>.Instance);
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
