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

    /// <summary>The categories of which it names everybody; who is missing is taken off.</summary>
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

    public DateTimeOffset? AppliedAt { get; private set; }

    public string? AppliedByName { get; private set; }

    /// <summary>The corrected roster that took its place.</summary>
    public Guid? ReplacedBy { get; private set; }

    /// <summary>The department stands by it. That is the day on which it is sent, whenever the draft was read.</summary>
    public void Apply(RosterTiming timing, DateOnly today, DateTimeOffset at, string byName)
    {
        (ListMonth, EffectiveOn, IsLate, SentOn) = (timing.ListMonth, timing.EffectiveOn, timing.IsLate, today);
        (State, AppliedAt, AppliedByName) = (RosterState.Applied, at, byName);
    }

    /// <summary>A corrected roster takes its place.</summary>
    public void GiveWayTo(Roster corrected) => (State, ReplacedBy) = (RosterState.Replaced, corrected.Id);

    /// <summary>Nothing shall follow from it.</summary>
    public void Discard() => State = RosterState.Discarded;
}

/// <summary>The file that was sent.</summary>
/// <param name="Categories">Of which it names everybody.</param>
public sealed record RosterFile(string Name, byte[] Hash, IReadOnlyList<string> Categories, int Lines);

/// <summary>Who sent it and when.</summary>
/// <param name="On">The business date.</param>
/// <param name="At">Real time.</param>
public sealed record RosterSending(DateOnly On, DateTimeOffset At, Guid By, string ByName);
