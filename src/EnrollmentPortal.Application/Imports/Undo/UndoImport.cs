using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Imports.Undo;

/// <summary>Orders that an import is taken back as a whole, while nothing was built on it.</summary>
public sealed class UndoImport(Database database, JobOrders jobs) : IUseCase
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
        if (!import.MayBeUndone)
        {
            return ImportErrors.WrongState;
        }

        if ((await ReadUndo.ObstaclesAsync(work, import, 1, cancellationToken)).Count > 0)
        {
            return ImportErrors.BuiltUpon;
        }

        import.BeginUndo();
        var job = jobs.Order(work, actor, new JobOrder(import.OrgCode, UndoImportJob.Kind, importId, import.AppliedTo));
        import.HandTo(job.Id);
        await work.CommitAsync(cancellationToken);
        return job.Id;
    }
}
