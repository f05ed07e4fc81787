using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Imports.Coverage;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Apply;

/// <summary>Brings the rows of a checked file onto the books.</summary>
/// <remarks>In parts: people, counters and the mark how far it is change in one transaction, so that a run that was ended goes on behind
/// it and nobody is counted twice. Parts are small, so that a desk never waits long; see <see cref="SpanPlanner"/> for which of them are
/// worked on beside each other.</remarks>
internal sealed class ApplyImportJob(Database database, AuditTrail audit, TimeProvider clock) : IJobKind
{
    public const string Kind = "import-apply";
    private const int AtOnce = 2;

    // Of so many new rows the planner has to be told before they are counted.
    private const int BulkRows = 10_000;

    // All rows are counted in one statement.
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(10);

    public string Name => Kind;

    public async Task<Error?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var (total, last, done) = await ReadAsync(run, cancellationToken);
        var isBulk = last - done >= BulkRows;
        await using var parts = new OrderedParts(AtOnce);
        for (PlannedSpan? planned = null; done < last; done = planned.To)
        {
            var span = planned = await PlanAsync(run, planned, done, cancellationToken);
            await parts.AddAsync(async before =>
            {
                await ApplyPartAsync(run, span, before, cancellationToken);
                await run.ReportAsync(Math.Min(span.To, total), total, cancellationToken);
            });
        }

        await parts.FinishAsync();
        var settled = 0;
        while (await SettlePartAsync(run, cancellationToken) is { } part)
        {
            settled += part;
            await run.ReportAsync(total, total, cancellationToken);
        }

        if (isBulk)
        {
            await database.GatherStatisticsAsync(cancellationToken);
        }

        await FinishAsync(run, settled, cancellationToken);
        return null;
    }

    /// <returns>How many decided rows came onto the books; null when none is left. Rows that are held back wait for another decision.</returns>
    private async Task<int?> SettlePartAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        var import = await work.Imports.SingleAsync(row => row.Id == run.SubjectId, cancellationToken);
        await work.ShareYearsAsync(cancellationToken);
        if (await new SettleRows(work, import).NextAsync(clock.GetUtcNow(), cancellationToken) is not { } span)
        {
            return null;
        }

        await new ImportStep(work, span).ApplyAsync(Task.CompletedTask, cancellationToken);
        var settled = await work.ImportRows.CountAsync(row => row.ImportId == import.Id && row.SettledAt == span.SettledAt, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return settled;
    }

    private async Task<(int Total, int Last, int Done)> ReadAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        var import = await work.Imports.AsNoTracking().SingleAsync(row => row.Id == run.SubjectId, cancellationToken);
        var last = await work.ImportRows.Where(row => row.ImportId == import.Id).MaxAsync(row => (int?)row.RowNumber, cancellationToken) ?? 0;
        return (import.Rows, last, import.State == ImportState.Checked ? Math.Max(import.AppliedTo, import.HeaderRow) : last);
    }

    private async Task<PlannedSpan> PlanAsync(JobRun run, PlannedSpan? before, int done, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        return await new SpanPlanner(work, run.SubjectId).NextAsync(before, done, cancellationToken);
    }

    private async Task ApplyPartAsync(JobRun run, PlannedSpan planned, Task before, CancellationToken cancellationToken)
    {
        if (planned.Waits)
        {
            await before;
        }

        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        var import = await work.Imports.SingleAsync(row => row.Id == run.SubjectId, cancellationToken);
        import.AdvanceTo(planned.To);
        await new ImportStep(work, new ImportSpan(import, planned.From, planned.To)).ApplyAsync(before, cancellationToken);
        await work.CommitAsync(cancellationToken);
    }

    private async Task FinishAsync(JobRun run, int settled, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        work.Database.SetCommandTimeout(CommandTimeout);
        var import = await work.Imports.SingleAsync(row => row.Id == run.SubjectId, cancellationToken);
        var isFirst = import.State == ImportState.Checked;
        if (!isFirst && settled == 0)
        {
            return;
        }

        await ImportMoves.CloseEmptiedAsync(work, import, cancellationToken);
        await ImportPart.RemoveUninhabitedAsync(work, import.Id, cancellationToken);
        var counts = await ImportCounts.ReadAsync(work, import.Id, cancellationToken);
        var missing = isFirst ? await MarkMissingAsync(work, import, run, cancellationToken) : 0;
        if (isFirst)
        {
            import.MarkApplied(counts.ToJson(), run.Actor.Name, clock.GetUtcNow());
        }
        else
        {
            import.MarkReviewed(counts.ToJson());
        }

        audit.Note(work, run.Actor, new AuditNote(
            isFirst ? "import.applied" : "import.review-applied", "import", import.Id.ToString(), import.OrgCode,
            New: new
            {
                import.FileName, import.FileDigest, counts.Rows, counts.New, counts.Changed, counts.Moved, counts.Same, counts.Ambiguous, counts.Faulty, counts.Households,
                Settled = settled, Missing = missing,
            }));
        await work.CommitAsync(cancellationToken);
    }

    private async Task<int> MarkMissingAsync(UnitOfWork work, PopulationImport import, JobRun run, CancellationToken cancellationToken)
    {
        var coverage = new ImportCoverage(work, import);
        var isPopulation = import.Kind == ImportKind.Population;
        if (isPopulation)
        {
            await coverage.FindAgainAsync(run.Actor.Name, clock.GetUtcNow(), cancellationToken);
        }

        if (import.Covered.Length == 0)
        {
            return 0;
        }

        await coverage.FindNamedAsync(cancellationToken);
        return await (isPopulation ? coverage.MarkAsync(cancellationToken) : coverage.NoteNotCoveredAsync(cancellationToken));
    }
}
