using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Imports.Apply;
using EnrollmentPortal.Application.Imports.LastYear;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Undo;

/// <summary>Takes an import back from its last row to its first; ended at any moment, it goes on from the mark.</summary>
/// <remarks>Every part looks for obstacles again under its locks: a person who paid in between stops it there, and the page names them.</remarks>
internal sealed class UndoImportJob(Database database, AuditTrail audit, TimeProvider clock) : IJobKind
{
    public const string Kind = "import-undo";
    private const int Part = 2_000;

    public string Name => Kind;

    public async Task<Error?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var (total, left) = await ReadAsync(run, cancellationToken);
        while (left > 0)
        {
            var step = await UndoPartAsync(run, left, cancellationToken);
            if (step is not { } reached)
            {
                return ImportErrors.BuiltUpon;
            }

            left = reached;
            await run.ReportAsync(total - left, total, cancellationToken);
        }

        await FinishAsync(run, cancellationToken);
        return null;
    }

    private async Task<(int Total, int Left)> ReadAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        var import = await work.Imports.AsNoTracking().SingleAsync(row => row.Id == run.SubjectId, cancellationToken);
        return (Math.Max(import.Rows, import.AppliedTo), import.State == ImportState.Undoing ? import.AppliedTo : 0);
    }

    /// <returns>Rows up to this one are still on the books; null when something was built on the part.</returns>
    private async Task<int?> UndoPartAsync(JobRun run, int last, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        var import = await work.Imports.SingleAsync(row => row.Id == run.SubjectId, cancellationToken);
        var from = Math.Max(last - Part + 1, 1);
        var part = new UndoPart(work, import, from, last);
        var campaigns = await work.HoldOpenCampaignsAsync(cancellationToken);
        await part.LockAsync(cancellationToken);
        var lastYear = import.Kind == ImportKind.Population ? null : new LastYearPart(work, new ImportSpan(import, from, last));
        var obstacles = lastYear is null
            ? await new UndoObstacles(work, import).FindAsync(from, last, 1, cancellationToken)
            : await lastYear.FindObstaclesAsync(1, cancellationToken);
        if (obstacles.Count > 0)
        {
            return null;
        }

        import.AdvanceTo(from - 1);
        await work.SaveChangesAsync(cancellationToken);
        await (lastYear?.TakeBackAsync(cancellationToken) ?? part.ExecuteAsync(campaigns, cancellationToken));
        await work.CommitAsync(cancellationToken);
        return from - 1;
    }

    private async Task FinishAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        var import = await work.Imports.SingleAsync(row => row.Id == run.SubjectId, cancellationToken);
        if (import.State != ImportState.Undoing)
        {
            return;
        }

        await new UndoPart(work, import, 0, 0).RemoveHouseholdsAsync(0, int.MaxValue, cancellationToken);
        await work.ImportMissing.Where(row => row.ImportId == import.Id).ExecuteDeleteAsync(cancellationToken);
        await work.PastCovers.Where(row => row.ImportId == import.Id).ExecuteDeleteAsync(cancellationToken);
        await work.Database.ExecuteSqlAsync(
            $"""
            update import_missing set settled_at = null, settled_by_name = null, seen_in = null
            where tenant_id = {work.TenantId} and seen_in = {import.Id}
            """,
            cancellationToken);
        var counts = ImportCounts.FromJson(import.Counts);
        import.MarkUndone(run.Actor.Name, clock.GetUtcNow());
        audit.Note(work, run.Actor, new AuditNote(
            "import.undone", "import", import.Id.ToString(), import.OrgCode,
            Old: new { import.FileName, import.FileDigest, counts?.Rows, counts?.New, counts?.Changed, counts?.Moved }));
        await work.CommitAsync(cancellationToken);
    }
}
