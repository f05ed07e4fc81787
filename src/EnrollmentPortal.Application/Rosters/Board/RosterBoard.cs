using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Rosters.Board;

/// <summary>How departments' lists compare with each other and with the enrolments.</summary>
/// <param name="Gaps">Villages where people of the groups that the plan wants complete are not enrolled.</param>
/// <param name="Overlaps">People that several departments name, with the subsidy that counts.</param>
/// <param name="Conflicts">People that departments list with different names or numbers.</param>
public sealed record RosterBoard(
    DateOnly Today, IReadOnlyList<string> Groups, IReadOnlyList<RosterGap> Gaps, IReadOnlyList<RosterOverlap> Overlaps, IReadOnlyList<RosterConflict> Conflicts)
{
    /// <summary>Overlaps, and contradictions of each kind, that are shown at most.</summary>
    public const int MaxRows = 200;
}

/// <summary>One village.</summary>
/// <param name="People">With an identity of the groups, and not exempt.</param>
public sealed record RosterGap(OrgCode Village, string Name, int People, int Missing);

/// <summary>A person that several departments name.</summary>
/// <param name="Lists">Department and category of each.</param>
/// <param name="Wins">The category whose subsidy counts; null where none pays or the plan prints no amount.</param>
/// <param name="Funder">Who pays it.</param>
public sealed record RosterOverlap(Guid PersonId, string Name, string IdNumber, string Village, IReadOnlyList<string> Lists, string? Wins, string? Funder, Money? Amount);

/// <summary>What differs.</summary>
public enum RosterConflictKind
{
    /// <summary>One ID number under several names.</summary>
    Names,

    /// <summary>One name and birth date with several ID numbers.</summary>
    Numbers,
}

/// <summary>Lines of several departments that cannot all be right.</summary>
/// <param name="Lines">Department, name and masked number of each.</param>
public sealed record RosterConflict(RosterConflictKind Kind, IReadOnlyList<string> Lines);
