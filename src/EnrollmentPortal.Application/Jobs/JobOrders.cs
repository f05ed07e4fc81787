using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Jobs;

namespace EnrollmentPortal.Application.Jobs;

/// <summary>Takes orders for background work, in the caller's transaction.</summary>
public sealed class JobOrders(TimeProvider clock)
{
    /// <summary>Adds the job; it begins after the commit.</summary>
    public Job Order(UnitOfWork work, Actor actor, JobOrder order)
    {
        var job = new Job(Guid.CreateVersion7(), order, new JobRequester(actor.UserId, actor.Name, actor.Role.ToString(), actor.Address), clock.GetUtcNow());
        work.Jobs.Add(job);
        return job;
    }
}
