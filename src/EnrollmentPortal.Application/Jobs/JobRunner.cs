using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EnrollmentPortal.Application.Jobs;

/// <summary>Claims jobs and carries them out, one at a time.</summary>
/// <remarks>A claim is an advisory lock of a session: it ends with the process, however that ends, and then the job is taken up again.
/// Several nodes may look at the same time.</remarks>
public sealed class JobRunner(Database database, NpgsqlDataSource source, IEnumerable<IJobKind> kinds, TimeProvider clock, ILogger<JobRunner> log)
{
    private const int LockSpace = 0x4A4F42;

    /// <summary>Carries out the oldest open job that nobody works on.</summary>
    /// <returns>False when there is none.</returns>
    public async Task<bool> RunNextAsync(CancellationToken cancellationToken)
    {
        foreach (var tenant in await TenantsAsync(cancellationToken))
        {
            foreach (var job in await OpenJobsAsync(tenant, cancellationToken))
            {
                await using var session = await source.OpenConnectionAsync(cancellationToken);
                if (await TryLockAsync(session, job, cancellationToken))
                {
                    await TakeUpAsync(tenant, job, cancellationToken);
                    return true;
                }
            }
        }

        return false;
    }

    private async Task TakeUpAsync(int tenant, Guid id, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(TenantScope.Of(tenant), cancellationToken);
        // Read again under the lock: somebody may have finished or cancelled it meanwhile.
        if (await work.Jobs.FirstOrDefaultAsync(job => job.Id == id, cancellationToken) is not { IsOpen: true } job)
        {
            return;
        }

        job.Begin();
        await work.CommitAsync(cancellationToken);
        var role = Enum.Parse<Role>(job.RequestedByRole);
        var actor = new Actor(job.RequestedBy, job.RequestedByName, role, Scope.Of(job.OrgCode), null, job.Address);
        var (state, error) = await RunAsync(job, new JobRun(database, job, actor), cancellationToken);
        await EndAsync(tenant, id, state, error);
    }

    private async Task<(JobState State, Error? Error)> RunAsync(Job job, JobRun run, CancellationToken cancellationToken)
    {
        try
        {
            var kind = kinds.Single(candidate => candidate.Name == job.Kind);
            var error = await kind.RunAsync(run, cancellationToken);
            return error is null ? (JobState.Done, null) : (JobState.Failed, error);
        }
        catch (JobCancelledException)
        {
            return (JobState.Cancelled, null);
        }
        // A lost database or a process that stops is no verdict on the job: it is taken up again.
        catch (Exception problem) when (problem is not OperationCanceledException && !LostDatabase.Explains(problem))
        {
            log.LogError(problem, "Job {Job} of kind {Kind} failed", job.Id, job.Kind);
            return (JobState.Failed, JobErrors.Failed);
        }
    }

    private async Task EndAsync(int tenant, Guid id, JobState state, Error? error)
    {
        await using var work = await database.BeginAsync(TenantScope.Of(tenant), CancellationToken.None);
        var job = await work.Jobs.SingleAsync(row => row.Id == id);
        job.End(state, error, clock.GetUtcNow());
        await work.CommitAsync(CancellationToken.None);
    }

    private static async Task<bool> TryLockAsync(NpgsqlConnection session, Guid job, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1, hashtext($2))", session);
        command.Parameters.Add(new NpgsqlParameter { Value = LockSpace });
        command.Parameters.Add(new NpgsqlParameter { Value = job.ToString() });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<List<Guid>> OpenJobsAsync(int tenant, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(TenantScope.Of(tenant), cancellationToken);
        return await work.Jobs.Where(job => job.State == JobState.Waiting || job.State == JobState.Running)
            .OrderBy(job => job.RequestedAt).ThenBy(job => job.Id).Select(job => job.Id).ToListAsync(cancellationToken);
    }

    private async Task<List<int>> TenantsAsync(CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(Scope.Platform, cancellationToken);
        return await work.Tenants.Select(tenant => tenant.Id).Order().ToListAsync(cancellationToken);
    }
}
