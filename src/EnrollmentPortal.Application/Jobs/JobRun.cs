using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Jobs;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Jobs;

/// <summary>A job in hand: who asked, about what, and the way to tell how far it is.</summary>
public sealed class JobRun(Database database, Job job, Actor actor)
{
    /// <summary>The user who asked; the job may do what they may.</summary>
    public Actor Actor { get; } = actor;

    public Guid JobId => job.Id;

    public Guid SubjectId => job.SubjectId;

    /// <summary>Tells how far it is, and learns whether somebody wants it to stop.</summary>
    /// <exception cref="JobCancelledException">It is to stop.</exception>
    public async Task ReportAsync(int done, int total, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(Actor.Scope, cancellationToken);
        var cancelled = await work.Database.SqlQuery<bool>(
            $"""
            update job set done = {done}, total = {total} where tenant_id = {work.TenantId} and id = {job.Id} returning cancel_requested as "Value"
            """).ToListAsync(cancellationToken);
        await work.CommitAsync(cancellationToken);
        if (cancelled is [true])
        {
            throw new JobCancelledException();
        }
    }
}

/// <summary>Somebody stopped the job.</summary>
public sealed class JobCancelledException() : Exception("The job was cancelled.");
