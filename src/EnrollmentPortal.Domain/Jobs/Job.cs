using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Jobs;

/// <summary>Work that outlasts the page which asked for it, and the process which began it.</summary>
public sealed class Job : ITenantOwned
{
    private Job()
    {
    }

    /// <param name="id">UUID version 7.</param>
    /// <param name="order">What is to be done.</param>
    /// <param name="by">The user who asked for it; the job has their rights and no others.</param>
    /// <param name="at">When.</param>
    public Job(Guid id, JobOrder order, JobRequester by, DateTimeOffset at)
    {
        (TenantId, Id, OrgCode) = (order.Unit.TenantId, id, order.Unit);
        (Kind, SubjectId, Total) = (order.Kind, order.SubjectId, order.Total);
        (RequestedBy, RequestedByName, RequestedByRole, Address) = (by.UserId, by.Name, by.Role, by.Address);
        RequestedAt = at;
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    /// <summary>The scope in which it works.</summary>
    public OrgCode OrgCode { get; private init; }

    public string Kind { get; private init; } = string.Empty;

    /// <summary>What it works on, such as an import.</summary>
    public Guid SubjectId { get; private init; }

    public JobState State { get; private set; }

    public int Done { get; private set; }

    /// <summary>How much there is to do; 0 while that is unknown.</summary>
    public int Total { get; private set; }

    public bool CancelRequested { get; private set; }

    /// <summary>Why it failed.</summary>
    public Error? Error { get; private set; }

    public Guid RequestedBy { get; private init; }

    public string RequestedByName { get; private init; } = string.Empty;

    public string RequestedByRole { get; private init; } = string.Empty;

    public string? Address { get; private init; }

    public DateTimeOffset RequestedAt { get; private init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsOpen => State is JobState.Waiting or JobState.Running;

    /// <summary>Takes it up, or takes it over from a program that ended in the middle.</summary>
    /// <exception cref="InvalidOperationException">It is over.</exception>
    public void Begin() => State = Transition.Leave(State, JobState.Running, JobState.Waiting, JobState.Running);

    /// <summary>Tells how far it is.</summary>
    public void Advance(int done, int total) => (Done, Total) = (done, total);

    /// <summary>Asks it to stop at the next opportunity; a job that nobody has begun ends at once.</summary>
    public void RequestCancel(DateTimeOffset at)
    {
        CancelRequested = true;
        if (State == JobState.Waiting)
        {
            End(JobState.Cancelled, null, at);
        }
    }

    /// <summary>Ends it one way or another.</summary>
    /// <exception cref="InvalidOperationException">It is over already.</exception>
    public void End(JobState state, Error? error, DateTimeOffset at) =>
        (State, Error, EndedAt) = (Transition.Leave(State, state, JobState.Waiting, JobState.Running), error, at);
}

/// <summary>What is to be done.</summary>
/// <param name="Unit">The scope in which the job works.</param>
/// <param name="Kind">Names what carries it out.</param>
/// <param name="SubjectId">What it works on.</param>
/// <param name="Total">How much there is to do, as far as known.</param>
public sealed record JobOrder(OrgCode Unit, string Kind, Guid SubjectId, int Total = 0);

/// <summary>Who asked for a job.</summary>
public sealed record JobRequester(Guid UserId, string Name, string Role, string? Address);
