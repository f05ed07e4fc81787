using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>A job of which the first part was committed when its process ended.</summary>
internal static class InterruptedJob
{
    public static async Task RunFirstPartAsync(TestPortal portal, Guid subject, Actor actor)
    {
        await using var work = await portal.Database.BeginAsync(actor.Scope, CancellationToken.None);
        var job = await work.Jobs.SingleAsync(row => row.SubjectId == subject && row.EndedAt == null);
        await portal.OwnerScalarAsync<bool>("update job set cancel_requested = true, state = 'Running' where id = $1 returning true", job.Id);
        var kind = portal.Services.GetServices<IJobKind>().Single(candidate => candidate.Name == job.Kind);
        await Assert.ThrowsAsync<JobCancelledException>(() => kind.RunAsync(new JobRun(portal.Database, job, actor), CancellationToken.None));
        await portal.OwnerScalarAsync<bool>("update job set cancel_requested = false where id = $1 returning true", job.Id);
    }
}
