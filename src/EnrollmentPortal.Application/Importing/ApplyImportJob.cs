using EnrollmentPortal.Application.Auditing;
using EnrollmentPortal.Application.Campaigns;
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

    public string Name => Kind;

    public async Task<Error?> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var (total, last, done) = await ReadAsync(run, cancellationToken);
        for (; done < last; await run.ReportAsync(Math.Min(done, total), total, cancellationToken))
        {
            done = await ApplyPartAsync(run, done, cancellationToken);
        }

        await FinishAsync(run, cancellationToken);
        return null;
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
        var part = new ImportPart(work, import, after + 1, after + Part);
        await part.LockAsync(cancellationToken);
        await part.ChangeAsync(cancellationToken);
        await part.AddHouseholdsAsync(cancellationToken);
        var gained = await part.AddPeopleAsync(cancellationToken);
        import.AdvanceTo(part.To);
        await work.SaveChangesAsync(cancellationToken);
        // Last, because desks wait for the counters of their village.
        if (gained.Count > 0 && await work.CurrentCampaignAsync(cancellationToken) is { } campaign)
        {
            await work.CountAsync(campaign.Id, work.Today, gained, [], cancellationToken);
        }

        await work.CommitAsync(cancellationToken);
        return part.To;
    }

    private async Task FinishAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(run.Actor.Scope, cancellationToken);
        var import = await work.Imports.SingleAsync(row => row.Id == run.SubjectId, cancellationToken);
        if (import.State != ImportState.Checked)
        {
            return;
        }

        var counts = await ImportCounts.ReadAsync(work, import.Id, cancellationToken);
        import.WasApplied(counts.ToJson(), clock.GetUtcNow());
        audit.Note(work, run.Actor, new AuditNote(
            "import.applied", "import", import.Id.ToString(), import.OrgCode,
            New: new
            {
                import.FileName, import.FileDigest, counts.Rows, counts.New, counts.Changed, counts.Moved, counts.Same, counts.Ambiguous, counts.Faulty, counts.Households,
            }));
        await work.CommitAsync(cancellationToken);
    }
}
