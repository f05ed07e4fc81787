using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Rosters;

/// <summary>资助对象名册: one department's whole list of the people of some categories for a month.</summary>
public sealed class Roster : ITenantOwned
{
    private Roster()
    {
    }

    public Roster(Guid id, OrgCode unit, string department, RosterTiming timing, RosterFile file, RosterSending sending)
    {
        (TenantId, Id, OrgCode, Department) = (unit.TenantId, id, unit, department);
        (ListMonth, EffectiveOn, IsLate) = (timing.ListMonth, timing.EffectiveOn, timing.IsLate);
        (FileName, FileHash, Categories, Lines) = (file.Name, file.Hash, [.. file.Categories], file.Lines);
        (SentOn, SentAt, SentBy, SentByName) = (sending.On, sending.At, sending.By, sending.ByName);
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    /// <summary>The unit of the officer who sent it.</summary>
    public OrgCode OrgCode { get; private init; }

    public string Department { get; private init; } = string.Empty;

    /// <summary>The categories of which it names everybody; people who are missing are taken off.</summary>
    public string[] Categories { get; private init; } = [];

    /// <summary>First day of the month whose list it is.</summary>
    public DateOnly ListMonth { get; private set; }

    /// <summary>First day on which it counts.</summary>
    public DateOnly EffectiveOn { get; private set; }

    public bool IsLate { get; private set; }

    public string FileName { get; private init; } = string.Empty;

    /// <summary>SHA-256 of the file: the same list is not taken twice.</summary>
    public byte[] FileHash { get; private init; } = [];

    public int Lines { get; private init; }

    public RosterState State { get; private set; } = RosterState.Draft;

    /// <summary>The business date of the upload, and from the application on that of the application.</summary>
    public DateOnly SentOn { get; private set; }

    public DateTimeOffset SentAt { get; private init; }

    public Guid SentBy { get; private init; }

    public string SentByName { get; private init; } = string.Empty;

    /// <summary>Who sent it, where a second person must confirm it.</summary>
    public Guid? ProposedBy { get; private set; }

    public DateTimeOffset? ProposedAt { get; private set; }

    public string? ProposedByName { get; private set; }

    public DateTimeOffset? AppliedAt { get; private set; }

    public Guid? AppliedBy { get; private set; }

    public string? AppliedByName { get; private set; }

    /// <summary>The corrected roster that took its place.</summary>
    public Guid? ReplacedBy { get; private set; }

    /// <summary>Nothing follows from it yet, and it can still be given up.</summary>
    public bool IsPending => State is RosterState.Draft or RosterState.Proposed;

    /// <summary>One officer sends it; it waits for a second person.</summary>
    /// <exception cref="InvalidOperationException">It is no draft.</exception>
    public void Propose(RosterSending by)
    {
        State = Transition.Leave(State, RosterState.Proposed, RosterState.Draft);
        (ProposedAt, ProposedBy, ProposedByName) = (by.At, by.By, by.ByName);
    }

    /// <summary>The department stands by it. That is the day on which it is sent or confirmed, whenever the draft was read.</summary>
    /// <exception cref="InvalidOperationException">It is neither draft nor proposed, or it is the person who proposed it.</exception>
    public void Apply(RosterTiming timing, RosterSending by)
    {
        if (!IsPending || ProposedBy == by.By)
        {
            throw new InvalidOperationException("Nobody confirms what they sent themselves, and nothing is applied twice.");
        }

        (ListMonth, EffectiveOn, IsLate, SentOn) = (timing.ListMonth, timing.EffectiveOn, timing.IsLate, by.On);
        (State, AppliedAt, AppliedBy, AppliedByName) = (RosterState.Applied, by.At, by.By, by.ByName);
    }

    /// <summary>A corrected roster takes its place.</summary>
    /// <exception cref="InvalidOperationException">It is not applied.</exception>
    public void GiveWayTo(Roster corrected) => (State, ReplacedBy) = (Transition.Leave(State, RosterState.Replaced, RosterState.Applied), corrected.Id);

    /// <summary>Nothing shall follow from it.</summary>
    /// <exception cref="InvalidOperationException">It is neither draft nor proposed.</exception>
    public void Discard() => State = Transition.Leave(State, RosterState.Discarded, RosterState.Draft, RosterState.Proposed);
}

/// <summary>The file that was sent.</summary>
/// <param name="Categories">Of which it names everybody.</param>
public sealed record RosterFile(string Name, byte[] Hash, IReadOnlyList<string> Categories, int Lines);

/// <summary>Who sent it and when.</summary>
/// <param name="On">The business date.</param>
/// <param name="At">Real time.</param>
public sealed record RosterSending(DateOnly On, DateTimeOffset At, Guid By, string ByName);
