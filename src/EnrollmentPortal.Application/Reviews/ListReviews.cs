using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Reviews;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Reviews;

/// <summary>A case as its list shows it.</summary>
/// <param name="LeftBy">The row of the plan that left it to a person.</param>
/// <param name="Clauses">Its rule ids.</param>
/// <param name="AgeInDays">How long it waited, or waits: whole days until the decision or the business date.</param>
/// <param name="Route">The row by which the person is accepted; null where they are not.</param>
public sealed record ReviewView(
    Guid Id,
    Guid PersonId,
    Guid HouseholdId,
    string HouseholdNumber,
    string Name,
    string MaskedIdNumber,
    string Village,
    int CoverageYear,
    ReviewState State,
    Wording LeftBy,
    string Clauses,
    string Description,
    Guid AskedBy,
    string AskedByName,
    DateOnly AskedOn,
    int AgeInDays,
    string? DecidedByName,
    DateOnly? DecidedOn,
    Wording? Route,
    string? RuleId,
    string? Reason)
{
    internal static ReviewView Of(SeenReview seen, DateOnly today)
    {
        var (row, person) = (seen.Case, seen.Person);
        return new ReviewView(
            row.Id, person.Id, person.HouseholdId, seen.HouseholdNumber, person.Name, person.IdNumberMasked, seen.Village ?? row.OrgCode.Value, row.CoverageYear, row.State,
            new Wording(row.LeftByZh, row.LeftByEn), row.Clauses, row.Description, row.AskedBy, row.AskedByName, row.AskedOn,
            Math.Max(0, (row.DecidedOn ?? today).DayNumber - row.AskedOn.DayNumber), row.DecidedByName, row.DecidedOn,
            row.RouteZh is null ? null : new Wording(row.RouteZh, row.RouteEn!), row.RuleId, row.Reason);
    }
}

/// <summary>Which cases.</summary>
/// <param name="Text">How the person's or the asker's name begins; null for all.</param>
/// <param name="AtLeastDays">Of the open ones only those that have waited so long.</param>
public sealed record ReviewFilter(string? Text = null, int AtLeastDays = 0);

/// <summary>The cases of the scope.</summary>
/// <param name="Open">The oldest first.</param>
/// <param name="Closed">Decided or withdrawn, the newest first.</param>
/// <param name="MayDecide">The reader may decide those that they did not ask themselves.</param>
public sealed record ReviewLists(IReadOnlyList<ReviewView> Open, IReadOnlyList<ReviewView> Closed, bool MayDecide);

/// <summary>待核定 and what was decided.</summary>
public sealed class ListReviews(Database database, ReviewDeciders deciders) : IUseCase
{
    /// <summary>More of a kind are not shown at once.</summary>
    public const int Limit = 200;

    public static Grant Requires => Grant.ReadReviews;

    /// <returns>The open and the decided cases; no refusal.</returns>
    public async Task<Result<ReviewLists>> ExecuteAsync(ReviewFilter filter, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var text = filter.Text?.Trim() ?? string.Empty;
        var latest = work.Today.AddDays(-Math.Clamp(filter.AtLeastDays, 0, 3_650));
        var seen = work.SeenReviews().Where(row => UnitOfWork.StartsWith(row.Person.Name, text) || UnitOfWork.StartsWith(row.Case.AskedByName, text));
        var open = await seen.Where(row => row.Case.State == ReviewState.Open && row.Case.AskedOn <= latest)
            .OrderBy(row => row.Case.AskedAt).ThenBy(row => row.Case.Id).Take(Limit).ToListAsync(cancellationToken);
        var closed = await seen.Where(row => row.Case.State != ReviewState.Open)
            .OrderByDescending(row => row.Case.DecidedAt).ThenBy(row => row.Case.Id).Take(Limit).ToListAsync(cancellationToken);
        return new ReviewLists(
            [.. open.Select(row => ReviewView.Of(row, work.Today))],
            [.. closed.Select(row => ReviewView.Of(row, work.Today))],
            await deciders.MayDecideAsync(work, actor, cancellationToken));
    }
}
