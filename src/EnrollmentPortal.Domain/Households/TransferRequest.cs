using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Households;

/// <summary>What became of a transfer.</summary>
public enum TransferState
{
    /// <summary>Nobody at the county has looked at it.</summary>
    Waiting,

    /// <summary>The people are in the other township.</summary>
    Done,

    /// <summary>The county refused, with a reason.</summary>
    Declined,

    /// <summary>The clerk took it back.</summary>
    Withdrawn,
}

/// <summary>迁往其他乡镇: a township hands people over; the county carries it out, because no township sees another's people.</summary>
public sealed class TransferRequest : ITenantOwned
{
    private TransferRequest()
    {
    }

    /// <param name="id">UUID version 7.</param>
    /// <param name="household">Where they live now.</param>
    /// <param name="people">Who goes: all members, or some.</param>
    /// <param name="target">The village they go to.</param>
    /// <param name="reason">Why, and by which evidence.</param>
    /// <param name="at">Real time.</param>
    /// <param name="by">The clerk.</param>
    public TransferRequest(Guid id, Household household, IEnumerable<Guid> people, OrgCode target, string reason, DateTimeOffset at, string by)
    {
        (TenantId, Id, HouseholdId, OrgCode) = (household.TenantId, id, household.Id, household.OrgCode);
        (People, TargetCode, Reason) = ([.. people], target, reason);
        (RequestedAt, RequestedByName) = (at, by);
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    public Guid HouseholdId { get; private init; }

    public Guid[] People { get; private init; } = [];

    public OrgCode OrgCode { get; private init; }

    public OrgCode TargetCode { get; private init; }

    public string Reason { get; private init; } = string.Empty;

    public TransferState State { get; private set; } = TransferState.Waiting;

    public DateTimeOffset RequestedAt { get; private init; }

    public string RequestedByName { get; private init; } = string.Empty;

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecidedByName { get; private set; }

    public string? DecisionNote { get; private set; }

    /// <summary>Ends the request one way or the other.</summary>
    /// <exception cref="InvalidOperationException">It has ended.</exception>
    public void Decide(TransferState state, DateTimeOffset at, string by, string? note) =>
        (State, DecidedAt, DecidedByName, DecisionNote) = (Transition.Leave(State, state, TransferState.Waiting), at, by, note);
}
