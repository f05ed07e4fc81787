using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Application.Rosters.Reading;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Board;

/// <summary>What one list changes against the list before it, in figures.</summary>
public sealed record RosterChanges(
    Guid RosterId,
    string Department,
    DateOnly ListMonth,
    DateOnly EffectiveOn,
    IReadOnlyDictionary<RosterDifferenceKind, int> Kinds,
    IReadOnlyDictionary<RosterEffect, int> Effects);

/// <summary>Who gains or loses a subsidy and whose price changes, by the lists that count and those that will.</summary>
public sealed class ReadRosterChanges(Database database, PlanCache plans) : IUseCase
{
    private const int MaxRows = 20;

    public static Grant Requires => Grant.ReadRosters;

    /// <returns>The changes by roster; no refusal.</returns>
    public async Task<Result<IReadOnlyList<RosterChanges>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var inForce = await work.Database.SqlQuery<Guid>(
            SqlText.Join($"select distinct id as \"Value\" from ({work.RostersInForce()}) in_force")).ToListAsync(cancellationToken);
        var today = work.Today;
        var rosters = await work.RostersFor(actor).AsNoTracking()
            .Where(roster => roster.State == RosterState.Applied && (roster.EffectiveOn > today || inForce.Contains(roster.Id)))
            .OrderByDescending(roster => roster.EffectiveOn).ThenBy(roster => roster.Department).Take(MaxRows).ToListAsync(cancellationToken);
        var changes = new List<RosterChanges>();
        foreach (var roster in rosters)
        {
            var differences = await new RosterPrices(work, plans).PriceAsync(roster, await work.DifferencesAsync(roster, cancellationToken), cancellationToken);
            changes.Add(new RosterChanges(
                roster.Id, roster.Department, roster.ListMonth, roster.EffectiveOn, differences.CountBy(row => row.Kind).ToDictionary(), differences.CountEffects()));
        }

        return changes;
    }
}
