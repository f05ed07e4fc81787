using EnrollmentPortal.Application.Auditing;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Importing;

/// <summary>Brings the rows of a checked file onto the books.</summary>
/// <remarks>In parts: people, counters and the mark how far it is change in one transaction, so that a run that was ended goes on behind
/// it and nobody is counted twice. Parts are small, so that a desk never waits long.</remarks>
internal sealed class ApplyImportJob(Database database, AuditTrail audit, TimeProvider clock) : IJobKind
{
    public const string Kind = "import-apply";
    private const int Part = 4_000;
    private const int LargestHousehold = 50;

    public string Name => Kind;

    public async Task<Error?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var (total, last, done) = await ReadAsync(run, cancellationToken);
        for (; done < last; await run.ReportAsync(Math.Min(done, total), total, cancellationToken))
        {
            done = await ApplyPartAsync(run, done, cancellationToken);
        }

        var settled = 0;
        while (await SettlePartAsync(run, cancellationToken) is { } part)
        {
            settled += part;
            await run.ReportAsync(total, total, cancellationToken);
        }

        await FinishAsync(run, settled, cancellationToken);
        return null;
    }

    /// <returns>How many decided rows came onto the books; null when none is left. Rows that are held back wait for another decision.</returns>
    private async Task<int?> SettlePartAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        var import = await work.Imports.SingleAsync(row => row.Id == run.SubjectId, cancellationToken);
        if (await new SettleRows(work, import).NextAsync(clock.GetUtcNow(), cancellationToken) is not { } span)
        {
            return null;
        }

        await new ImportStep(work, span).ApplyAsync(cancellationToken);
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

    private async Task<int> ApplyPartAsync(JobRun run, int after, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        var import = await work.Imports.SingleAsync(row => row.Id == run.SubjectId, cancellationToken);
        var span = new ImportSpan(import, after + 1, await EndAsync(work, import, after + Part, cancellationToken));
        import.AdvanceTo(span.To);
        await new ImportStep(work, span).ApplyAsync(cancellationToken);
        await work.CommitAsync(cancellationToken);
        return span.To;
    }

    // A household is not torn by the end of a part: those who look meanwhile see it as it was or as it will be.
    private static async Task<int> EndAsync(UnitOfWork work, PopulationImport import, int end, CancellationToken cancellationToken)
    {
        var last = await work.ImportRows.AsNoTracking()
            .Where(row => row.ImportId == import.Id && row.RowNumber == end).Select(row => row.HouseholdNumber).FirstOrDefaultAsync(cancellationToken);
        return last is null
            ? end
            : await work.ImportRows.Where(row => row.ImportId == import.Id && row.RowNumber >= end && row.RowNumber <= end + LargestHousehold && row.HouseholdNumber == last)
                .MaxAsync(row => row.RowNumber, cancellationToken);
    }

    private async Task FinishAsync(JobRun run, int settled, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        var import = await work.Imports.SingleAsync(row => row.Id == run.SubjectId, cancellationToken);
        var isFirst = import.State == ImportState.Checked;
        if (!isFirst && settled == 0)
        {
            return;
        }

        await ImportMoves.CloseEmptiedAsync(work, import, cancellationToken);
        var counts = await ImportCounts.ReadAsync(work, import.Id, cancellationToken);
        if (isFirst)
        {
            import.WasApplied(counts.ToJson(), clock.GetUtcNow());
        }
        else
        {
            import.WasReviewed(counts.ToJson());
        }

        audit.Note(work, run.Actor, new AuditNote(
            isFirst ? "import.applied" : "import.review-applied", "import", import.Id.ToString(), import.OrgCode,
            New: new
            {
                import.FileName, import.FileDigest, counts.Rows, counts.New, counts.Changed, counts.Moved, counts.Same, counts.Ambiguous, counts.Faulty, counts.Households,
                Settled = settled,
            }));
        await work.CommitAsync(cancellationToken);
    }
}
