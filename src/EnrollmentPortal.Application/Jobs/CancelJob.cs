using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Jobs;

/// <summary>Stops a job of the actor's unit: at once when nobody has begun it, otherwise after the part in hand.</summary>
public sealed class CancelJob(Database database, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.ImportPopulation;

    /// <returns>The job's state, or <see cref="JobErrors.NotFound"/> where none is open.</returns>
    public async Task<Result<JobState>> ExecuteAsync(Guid jobId, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var job = await work.Jobs.FromSql($"select * from job where tenant_id = {work.TenantId} and id = {jobId} for no key update")
            .FirstOrDefaultAsync(cancellationToken);
        if (job is not { IsOpen: true })
        {
            return JobErrors.NotFound;
        }

        job.RequestCancel(clock.GetUtcNow());
        await work.CommitAsync(cancellationToken);
        return job.State;
    }
}
