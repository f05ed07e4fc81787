using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.ZeroDeclarations;

/// <summary>零申报批次: the fully subsidised people of a unit who are enrolled together without payment, on one person's proposal and another's approval.</summary>
public sealed class ZeroDeclaration : ITenantOwned
{
    private ZeroDeclaration()
    {
    }

    /// <param name="id">UUID version 7.</param>
    /// <param name="unit">Whose people: a county or a township.</param>
    /// <param name="campaign">The campaign for which they are enrolled.</param>
    /// <param name="proposal">Who proposes, and when.</param>
    public ZeroDeclaration(Guid id, OrgCode unit, Guid campaign, DeclarationStep proposal)
    {
        (TenantId, Id, OrgCode, CampaignId) = (unit.TenantId, id, unit, campaign);
        (ProposedOn, ProposedAt, ProposedBy, ProposedByName) = (proposal.On, proposal.At, proposal.By, proposal.ByName);
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    public OrgCode OrgCode { get; private init; }

    public Guid CampaignId { get; private init; }

    public ZeroDeclarationState State { get; private set; } = ZeroDeclarationState.Collecting;

    /// <summary>The business date of the proposal.</summary>
    public DateOnly ProposedOn { get; private init; }

    public DateTimeOffset ProposedAt { get; private init; }

    public Guid ProposedBy { get; private init; }

    public string ProposedByName { get; private init; } = string.Empty;

    public DateOnly? ApprovedOn { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public Guid? ApprovedBy { get; private set; }

    public string? ApprovedByName { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who gave it up or ended it early; null where it ran to its end.</summary>
    public string? EndedByName { get; private set; }

    public string? Note { get; private set; }

    /// <summary>What works on it, or did so last.</summary>
    public Guid? JobId { get; private set; }

    public bool IsOpen => State is ZeroDeclarationState.Collecting or ZeroDeclarationState.Proposed or ZeroDeclarationState.Approved;

    /// <summary>Hands it to a job, which looks for the people or enrols them.</summary>
    public void HandTo(Guid job) => JobId = job;

    /// <summary>The list is complete and waits for the second person.</summary>
    /// <exception cref="InvalidOperationException">Nobody is being looked for.</exception>
    public void Propose() => State = Transition.Leave(State, ZeroDeclarationState.Proposed, ZeroDeclarationState.Collecting);

    /// <summary>The second person agrees; from now on people are enrolled.</summary>
    /// <exception cref="InvalidOperationException">It is not proposed, or it is the person who proposed it.</exception>
    public void Approve(DeclarationStep approval)
    {
        if (approval.By == ProposedBy)
        {
            throw new InvalidOperationException("Nobody approves what they proposed themselves.");
        }

        State = Transition.Leave(State, ZeroDeclarationState.Approved, ZeroDeclarationState.Proposed);
        (ApprovedOn, ApprovedAt, ApprovedBy, ApprovedByName) = (approval.On, approval.At, approval.By, approval.ByName);
    }

    /// <summary>Every township is done.</summary>
    /// <exception cref="InvalidOperationException">It is not approved.</exception>
    public void Finish(DateTimeOffset at) => (State, EndedAt) = (Transition.Leave(State, ZeroDeclarationState.Done, ZeroDeclarationState.Approved), at);

    /// <summary>Nothing more follows from it: given up before it was approved, or ended before every township was done.</summary>
    /// <param name="at">Real time.</param>
    /// <param name="byName">Null where the portal found nobody to enrol.</param>
    /// <param name="note">Why, as far as somebody said it.</param>
    /// <exception cref="InvalidOperationException">It has ended.</exception>
    public void End(DateTimeOffset at, string? byName, string? note)
    {
        State = State == ZeroDeclarationState.Approved
            ? ZeroDeclarationState.Done
            : Transition.Leave(State, ZeroDeclarationState.Withdrawn, ZeroDeclarationState.Collecting, ZeroDeclarationState.Proposed);
        (EndedAt, EndedByName, Note) = (at, byName, note);
    }
}

/// <summary>Who takes a step, and when.</summary>
/// <param name="On">The business date.</param>
/// <param name="At">Real time.</param>
public sealed record DeclarationStep(DateOnly On, DateTimeOffset At, Guid By, string ByName);
