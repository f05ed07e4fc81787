using EnrollmentPortal.Application.Rosters.Board;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;

namespace EnrollmentPortal.Application.Rosters.Reading;

/// <summary>A roster laid open: the people that its lines mean, and what differs from the month before.</summary>
/// <param name="MayDecide">The reader's department sent it, and it is a draft, proposed or applied.</param>
/// <param name="Agreement">What it takes away, and who has to agree.</param>
/// <param name="Counts">Lines by match, and of those that need review the ones that wait.</param>
/// <param name="Changes">Differences to the list before, the first of each kind.</param>
/// <param name="ChangeCounts">How many of each kind.</param>
/// <param name="Effects">How many people gain, lose, pay more or less.</param>
/// <param name="Effect">The effect whose people alone are shown; null for all.</param>
/// <param name="Shown">The kind of lines that is shown.</param>
/// <param name="Lines">A page of the lines of that kind.</param>
public sealed record RosterSheet(
    RosterHead Head,
    bool MayDecide,
    RosterAgreement Agreement,
    IReadOnlyDictionary<RosterMatch, int> Counts,
    IReadOnlyList<RosterDifference> Changes,
    IReadOnlyDictionary<RosterDifferenceKind, int> ChangeCounts,
    IReadOnlyDictionary<RosterEffect, int> Effects,
    RosterEffect? Effect,
    RosterMatch Shown,
    IReadOnlyList<RosterLineView> Lines);

/// <summary>How a person's standing differs from the list before.</summary>
public enum RosterDifferenceKind
{
    /// <summary>Was on no list of these categories.</summary>
    Added,

    /// <summary>Is on none any more.</summary>
    Removed,

    /// <summary>Is in other categories.</summary>
    Changed,
}

/// <summary>A person whose standing differs.</summary>
/// <param name="Before">Categories, as printed.</param>
/// <param name="After">Categories, as printed.</param>
public sealed record RosterDifference(
    RosterDifferenceKind Kind, Guid PersonId, string Name, string IdNumber, string Village, IReadOnlyList<string> Before, IReadOnlyList<string> After)
{
    /// <summary>What it does to the price; null where the plan cannot tell.</summary>
    public RosterPrice? Price { get; init; }
}

/// <summary>A line with the people that it may mean.</summary>
/// <param name="IdNumber">Masked; empty where the list gives none.</param>
/// <param name="Place">The unit's name.</param>
/// <param name="Fault">What is wrong or must be known.</param>
/// <param name="Candidates">The people that it may mean, where a decision is open; otherwise the person that it means.</param>
public sealed record RosterLineView(
    int Number,
    string Name,
    string IdNumber,
    DateOnly? BornOn,
    string Category,
    DateOnly? CertifiedOn,
    DateOnly? CertifiedUntil,
    string Place,
    Error? Fault,
    RosterDecision? Decision,
    string? DecidedByName,
    IReadOnlyList<RosterCandidate> Candidates);

/// <summary>A registered person.</summary>
public sealed record RosterCandidate(Guid PersonId, string Name, string IdNumber, DateOnly BornOn, string Village);
