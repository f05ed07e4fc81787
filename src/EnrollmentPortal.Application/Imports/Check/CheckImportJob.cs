using EnrollmentPortal.Application.Imports.Coverage;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Check;

/// <summary>Reads a file row by row, compares it with the registry, and changes nothing there.</summary>
/// <remarks>Parts of some thousand rows are committed one by one; taken up again it goes on behind the last of them.</remarks>
internal sealed class CheckImportJob(Database database, IdNumberVault vault, ImportFiles files, PlanCache plans) : IJobKind
{
    public const string Kind = "import-check";
    private const int PartRows = 5_000;

    // Into an empty registry as many as keep the database busy while one waits for the other's commit. Where people are registered, desks
    // are at work: with two their slowest hundredth waited 300 ms longer on a machine of two processors.
    private const int Writers = 2;
    private const int WritersBesideDesks = 1;

    // The whole of a county is summed up in single statements, on a machine that has other work.
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(10);

    public string Name => Kind;

    public async Task<Error?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        if (await BeginAsync(run, cancellationToken) is not { } begun)
        {
            return null;
        }

        if (files.Find(run.SubjectId) is not { } path)
        {
            return ImportErrors.FileGone;
        }

        var opened = TableFile.Open(path, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        using var file = opened.Value;
        try
        {
            await StageAsync(run, begun, file, cancellationToken);
        }
        catch (TableFileException unreadable)
        {
            return unreadable.Error;
        }

        await FinishAsync(run, cancellationToken);
        return null;
    }

    private async Task<Begun?> BeginAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        var import = await work.Imports.AsNoTracking().SingleAsync(row => row.Id == run.SubjectId, cancellationToken);
        if (import.State != ImportState.Uploaded)
        {
            return null;
        }

        var staged = work.ImportRows.Where(row => row.ImportId == import.Id);
        var last = await staged.MaxAsync(row => (int?)row.RowNumber, cancellationToken);
        var done = await staged.CountAsync(cancellationToken);
        var demonstration = await work.Tenants.Where(tenant => tenant.Id == work.TenantId).Select(tenant => tenant.Demonstration).SingleAsync(cancellationToken);
        var rules = new RowRules(
            ImportMapping.FromJson(import.Mapping), await VillageLookup.ReadAsync(work, cancellationToken), demonstration, work.Today, import.Kind,
            await TierLookup.ReadAsync(work, plans, cancellationToken), import.DefaultTier);
        var writers = await work.People.AnyAsync(cancellationToken) ? WritersBesideDesks : Writers;
        return new Begun(import, rules, await NumbersSeen.RestoreAsync(work, import.Id, cancellationToken), last ?? import.HeaderRow, done, writers);
    }

    // The next part is read while those before it are written.
    private async Task StageAsync(JobRun run, Begun begun, TableFile file, CancellationToken cancellationToken)
    {
        using var rows = file.Rows().Where(row => row.Number > begun.Last).GetEnumerator();
        await using var writing = new OrderedParts(begun.Writers);
        var done = begun.Done;
        var reading = ReadPartAsync(rows, begun, cancellationToken);
        while (await reading is { Count: > 0 } part)
        {
            reading = ReadPartAsync(rows, begun, cancellationToken);
            try
            {
                var contradicted = part.Select(row => (Row: begun.Numbers.Check(row), row.Number)).Where(pair => pair.Row is not null).ToList();
                var reached = done += part.Count;
                await writing.AddAsync(async before =>
                {
                    await WriteAsync(run, begun, new Part(part, contradicted), before, cancellationToken);
                    await run.ReportAsync(reached, 0, cancellationToken);
                });
            }
            catch
            {
                // The file must not be closed under the reader.
                await reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                throw;
            }
        }

        await writing.FinishAsync();
    }

    private Task<List<StagedRow>> ReadPartAsync(IEnumerator<TableRow> rows, Begun begun, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var numbers = vault.BeginBatch(begun.Import.TenantId);
            var reader = new RowReader(begun.Rules, begun.Spelling, numbers);
            var part = new List<StagedRow>(PartRows);
            while (part.Count < PartRows && rows.MoveNext())
            {
                part.Add(reader.Read(rows.Current));
            }

            return part;
        },
        cancellationToken);

    private async Task WriteAsync(JobRun run, Begun begun, Part part, Task before, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        await ImportStaging.WriteAsync(work, begun.Import, part.Rows, cancellationToken);
        // Earlier rows that are contradicted can be seen only when their part is committed.
        await before;
        await ImportStaging.RefuseAsync(work, begun.Import.Id, part.Contradicted.Select(pair => (pair.Row!.Value, pair.Later)), cancellationToken);
        await work.CommitAsync(cancellationToken);
    }

    private async Task FinishAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        work.Database.SetCommandTimeout(CommandTimeout);
        var import = await work.Imports.SingleAsync(row => row.Id == run.SubjectId, cancellationToken);
        var isPopulation = import.Kind == ImportKind.Population;
        if (isPopulation)
        {
            await new HouseholdRules(work, import).ApplyAsync(cancellationToken);
        }

        var counts = await ImportCounts.ReadAsync(work, import.Id, cancellationToken);
        if (import.Kind != ImportKind.NotEnrolled && counts.Rows > counts.New + counts.Faulty)
        {
            await new ImportCoverage(work, import).SuggestAsync(cancellationToken);
        }

        import.MarkChecked(counts.Rows, counts.ToJson());
        await work.CommitAsync(cancellationToken);
        await run.ReportAsync(counts.Rows, counts.Rows, cancellationToken);
    }

    private sealed record Part(IReadOnlyList<StagedRow> Rows, IReadOnlyList<(int? Row, int Later)> Contradicted);

    private sealed record Begun(PopulationImport Import, RowRules Rules, NumbersSeen Numbers, int Last, int Done, int Writers)
    {
        public NameSpelling Spelling { get; } = new();
    }
}
