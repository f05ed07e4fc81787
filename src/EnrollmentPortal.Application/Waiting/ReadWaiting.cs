using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Reviews;
using EnrollmentPortal.Application.Rosters;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Application.Rosters.Missing;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.IdentityCases;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Studio;
using EnrollmentPortal.Domain.Reviews;
using EnrollmentPortal.Domain.Rosters;
using EnrollmentPortal.Domain.ZeroDeclarations;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Waiting;

/// <summary>What somebody has to decide or to do.</summary>
public enum WaitingKind
{
    /// <summary>Lines of the department's lists that may mean one or another.</summary>
    RosterLines,

    /// <summary>Lists that were read and not sent.</summary>
    RosterDrafts,

    /// <summary>Lists that somebody else sent and that take much away.</summary>
    RosterConfirmations,

    /// <summary>Refunds and subsidies after the fact to review.</summary>
    IdentityCases,

    /// <summary>People on lists that nobody has registered.</summary>
    NotRegistered,

    /// <summary>Cases that the plan leaves to a person, asked by another user.</summary>
    Reviews,

    /// <summary>Zero declarations that somebody else proposed.</summary>
    ZeroDeclarations,

    /// <summary>Zero declarations that were stopped on their way.</summary>
    StoppedDeclarations,

    /// <summary>People to be handed over to another township.</summary>
    Transfers,

    /// <summary>Rows of imported lists whose person is not certain.</summary>
    ImportRows,

    /// <summary>People that a list of their whole village does not name.</summary>
    MissingFromLists,

    /// <summary>Drafts of the plan that somebody else has checked.</summary>
    PlanDrafts,
}

/// <summary>How much of a kind waits.</summary>
/// <param name="OldestDays">Since how many days the oldest waits; null where nobody asks.</param>
public sealed record WaitingItem(WaitingKind Kind, int Count, int? OldestDays = null);

/// <summary>What waits for the reader, by what they may do; nothing that waits for others.</summary>
public sealed class ReadWaiting(Database database, ReviewDeciders deciders) : IUseCase
{
    public static Grant Requires => Grant.SignedIn;

    /// <returns>Only kinds of which something waits.</returns>
    public async Task<Result<IReadOnlyList<WaitingItem>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (actor.Scope.IsPlatform)
        {
            return Result<IReadOnlyList<WaitingItem>>.From([]);
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var waiting = new List<WaitingItem>();
        foreach (var (kind, grant, count) in Questions(work, actor))
        {
            if (actor.Has(grant) && await count(cancellationToken) is var number and > 0)
            {
                waiting.Add(new WaitingItem(kind, number));
            }
        }

        await AddReviewsAsync(work, actor, waiting, cancellationToken);
        return waiting;
    }

    // The only kind with an age: somebody stands at a window, and a period ends.
    private async Task AddReviewsAsync(UnitOfWork work, Actor actor, List<WaitingItem> waiting, CancellationToken cancellationToken)
    {
        if (!actor.Has(Grant.ReadReviews) || !await deciders.MayDecideAsync(work, actor, cancellationToken))
        {
            return;
        }

        var open = work.ReviewCases.Where(row => row.State == ReviewState.Open && row.AskedBy != actor.UserId);
        if (await open.MinAsync(row => (DateOnly?)row.AskedOn, cancellationToken) is { } oldest)
        {
            waiting.Add(new WaitingItem(WaitingKind.Reviews, await open.CountAsync(cancellationToken), Math.Max(0, work.Today.DayNumber - oldest.DayNumber)));
        }
    }

    private static IEnumerable<(WaitingKind Kind, Grant Needs, Func<CancellationToken, Task<int>> Count)> Questions(UnitOfWork work, Actor actor) =>
    [
        (WaitingKind.RosterLines, Grant.SendRosters, token => OpenLines(work, actor).CountAsync(token)),
        (WaitingKind.RosterDrafts, Grant.SendRosters, token => work.RostersFor(actor).CountAsync(roster => roster.State == RosterState.Draft, token)),
        (WaitingKind.RosterConfirmations, Grant.ConfirmRosters,
            token => work.RostersFor(actor).CountAsync(roster => roster.State == RosterState.Proposed && roster.ProposedBy != actor.UserId, token)),
        (WaitingKind.IdentityCases, Grant.SettleRosters, token => work.IdentityCases.CountAsync(row => row.State == IdentityCaseState.Open, token)),
        (WaitingKind.NotRegistered, actor.Has(Grant.SettleRosters) ? Grant.SettleRosters : Grant.EditRegistry, token => ListNotRegistered.Waiting(work).CountAsync(token)),
        (WaitingKind.ZeroDeclarations, Grant.DeclareZero, token => Declarations(work, ZeroDeclarationState.Proposed).CountAsync(row => row.ProposedBy != actor.UserId, token)),
        (WaitingKind.StoppedDeclarations, Grant.DeclareZero, token => Stopped(work).CountAsync(token)),
        (WaitingKind.Transfers, Grant.TransferPeople, token => work.TransferRequests.CountAsync(row => row.State == TransferState.Waiting, token)),
        (WaitingKind.ImportRows, Grant.ImportPopulation, token => OpenRows(work).CountAsync(token)),
        (WaitingKind.MissingFromLists, Grant.ImportPopulation, token => Missing(work).CountAsync(token)),
        (WaitingKind.PlanDrafts, Grant.EditPlan, token => work.PlanDrafts.CountAsync(row => row.State == PlanDraftState.Checked && row.CheckedBy != actor.UserId, token)),
    ];

    private static IQueryable<RosterLine> OpenLines(UnitOfWork work, Actor actor) =>
        from line in work.RosterLines
        join roster in work.RostersFor(actor) on line.RosterId equals roster.Id
        where line.Decision == null && (roster.State == RosterState.Draft || roster.State == RosterState.Proposed || roster.State == RosterState.Applied)
            && (line.Match == RosterMatch.OtherName || line.Match == RosterMatch.NameAndBirth || line.Match == RosterMatch.Exempt)
        select line;

    // A row that another unit must see, too, waits for a larger one.
    private static IQueryable<ImportRow> OpenRows(UnitOfWork work) =>
        from row in work.ImportRows
        join import in work.Imports on row.ImportId equals import.Id
        where row.Outcome == ImportOutcome.Ambiguous && row.Decision == null && (import.State == ImportState.Checked || import.State == ImportState.Applied)
            && UnitOfWork.StartsWith((string)(object)row.OrgCode, work.Scope.Prefix) && UnitOfWork.StartsWith((string)(object)row.RegisteredCode, work.Scope.Prefix)
        select row;

    private static IQueryable<Guid> Missing(UnitOfWork work) =>
        (from missing in work.ImportMissing
         join person in work.People on missing.PersonId equals person.Id
         where missing.SettledAt == null && person.Exemption == null
         select person.Id).Distinct();

    // A larger unit's is seen here and decided there.
    private static IQueryable<ZeroDeclaration> Declarations(UnitOfWork work, ZeroDeclarationState state) =>
        work.ZeroDeclarations.Where(row => row.State == state && UnitOfWork.StartsWith((string)(object)row.OrgCode, work.Scope.Prefix));

    private static IQueryable<ZeroDeclaration> Stopped(UnitOfWork work) => Declarations(work, ZeroDeclarationState.Approved)
        .Where(row => !work.Jobs.Any(job => job.Id == row.JobId && (job.State == Domain.Jobs.JobState.Waiting || job.State == Domain.Jobs.JobState.Running)));
}
