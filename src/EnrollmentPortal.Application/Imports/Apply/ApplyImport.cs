using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Imports.Apply;

/// <summary>Orders that a checked file is brought onto the books; also that one which was stopped goes on, and that rows which were decided
/// since follow.</summary>
public sealed class ApplyImport(Database database, JobOrders jobs) : IUseCase
{
    public static Grant Requires => Grant.ImportPopulation;

    /// <returns>The job.</returns>
    public async Task<Result<Guid>> ExecuteAsync(Guid importId, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var opened = await work.OpenImportAsync(importId, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        var import = opened.Value;
        var isDue = import.State == ImportState.Checked
            || (import.State == ImportState.Applied && (await work.ReviewCountsAsync(importId, cancellationToken)).Decided > 0);
        if (!isDue)
        {
            return ImportErrors.WrongState;
        }

        var job = jobs.Order(work, actor, new JobOrder(import.OrgCode, ApplyImportJob.Kind, importId, import.Rows));
        import.HandTo(job.Id);
        await work.CommitAsync(cancellationToken);
        return job.Id;
    }
}
