using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters;

/// <summary>The rosters that somebody may see, and what a department would send today.</summary>
/// <param name="Sender">Null for those who only read.</param>
/// <param name="Rosters">The newest first.</param>
public sealed record RosterHistory(DateOnly Today, RosterSender? Sender, IReadOnlyList<RosterHead> Rosters);

/// <summary>The department of the reader.</summary>
/// <param name="Categories">Those that it certifies, in the plan's order.</param>
/// <param name="Timing">Of a list that is sent today.</param>
public sealed record RosterSender(string Department, IReadOnlyList<string> Categories, RosterTiming Timing);

/// <summary>A roster without its lines.</summary>
/// <param name="Open">Lines that wait for a decision.</param>
public sealed record RosterHead(
    Guid Id,
    string Department,
    IReadOnlyList<string> Categories,
    DateOnly ListMonth,
    DateOnly EffectiveOn,
    bool IsLate,
    string FileName,
    int Lines,
    int Open,
    RosterState State,
    DateOnly SentOn,
    string SentByName);

/// <summary>名册历史.</summary>
public sealed class ListRosters(Database database, PlanCache plans) : IUseCase
{
    private const int MaxRows = 100;

    public static Grant Requires => Grant.ReadRosters;

    /// <returns>The lists, or, for a sender, why the department can send none:
    /// <see cref="RosterErrors.NoDepartment"/>, <see cref="RosterErrors.NothingOwned"/>, or that no year is open.</returns>
    public async Task<Result<RosterHistory>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var rosters = await work.RostersFor(actor).AsNoTracking().OrderByDescending(roster => roster.SentAt).ThenByDescending(roster => roster.Id).Take(MaxRows)
            .Select(roster => new RosterHead(
                roster.Id, roster.Department, roster.Categories, roster.ListMonth, roster.EffectiveOn, roster.IsLate, roster.FileName, roster.Lines,
                work.RosterLines.Count(line => line.RosterId == roster.Id && line.Decision == null
                    && (line.Match == RosterMatch.OtherName || line.Match == RosterMatch.NameAndBirth || line.Match == RosterMatch.Exempt)),
                roster.State, roster.SentOn, roster.SentByName))
            .ToListAsync(cancellationToken);
        if (!actor.Has(Grant.SendRosters))
        {
            return new RosterHistory(work.Today, Sender: null, rosters);
        }

        var desk = await RosterContext.OpenAsync(work, plans, actor, cancellationToken);
        return desk.IsError
            ? desk.Error
            : new RosterHistory(
                work.Today,
                new RosterSender(desk.Value.Department, [.. desk.Value.Owned.Select(category => category.Name)], desk.Value.Timing),
                rosters);
    }
}
