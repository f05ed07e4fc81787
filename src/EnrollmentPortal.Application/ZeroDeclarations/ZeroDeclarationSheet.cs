using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.ZeroDeclarations;

namespace EnrollmentPortal.Application.ZeroDeclarations;

/// <summary>A declaration in a list.</summary>
/// <param name="Unit">The unit's name.</param>
/// <param name="Counts">People by what became of them, as far as the reader's scope goes.</param>
/// <param name="Waits">It waits for the reader: another user proposed it, and the reader may approve it.</param>
public sealed record ZeroDeclarationHead(
    Guid Id,
    OrgCode Code,
    string Unit,
    ZeroDeclarationState State,
    DateOnly ProposedOn,
    string ProposedByName,
    DateOnly? ApprovedOn,
    string? ApprovedByName,
    string? EndedByName,
    string? Note,
    IReadOnlyDictionary<ZeroLineState, int> Counts,
    bool Waits)
{
    public int Count(ZeroLineState state) => Counts.GetValueOrDefault(state);
}

/// <summary>A declaration laid open at one of its units.</summary>
/// <param name="Place">The unit that is shown, with those above it inside the reader's scope.</param>
/// <param name="Units">One level down, with the people of each.</param>
/// <param name="Reasons">Why people are left out or were dropped, and how many.</param>
/// <param name="People">The people of the place; empty for a county, which shows its townships.</param>
/// <param name="SubsidyTotal">What the funders owe for those who are to be or were enrolled, in the place.</param>
/// <param name="MayAct">The reader may approve, end or go on with it, as far as its state allows.</param>
/// <param name="IsOwn">The reader proposed it, and so cannot approve it.</param>
public sealed record ZeroDeclarationSheet(
    ZeroDeclarationHead Head,
    IReadOnlyList<ZeroUnit> Place,
    IReadOnlyList<ZeroUnit> Units,
    IReadOnlyList<ZeroReason> Reasons,
    IReadOnlyList<ZeroPersonView> People,
    Money SubsidyTotal,
    DateOnly Today,
    ZeroJob? Job,
    bool MayAct,
    bool IsOwn);

/// <summary>A unit of the list.</summary>
public sealed record ZeroUnit(OrgCode Code, string Name, IReadOnlyDictionary<ZeroLineState, int> Counts)
{
    public int Count(ZeroLineState state) => Counts.GetValueOrDefault(state);
}

/// <summary>Why people are not enrolled.</summary>
public sealed record ZeroReason(ZeroLineState State, Error Reason, int People);

/// <summary>One person of the list.</summary>
/// <param name="IdNumber">Masked.</param>
public sealed record ZeroPersonView(
    Guid PersonId,
    string Village,
    string Name,
    string IdNumber,
    string Category,
    string? Funder,
    string? Tier,
    Money? Standard,
    ZeroLineState State,
    Error? Reason,
    Guid? ContributionId);

/// <summary>What works on it, or did so last.</summary>
public sealed record ZeroJob(Guid Id, JobState State, int Done, int Total, bool CancelRequested, Error? Error)
{
    public bool IsOpen => State is JobState.Waiting or JobState.Running;
}
