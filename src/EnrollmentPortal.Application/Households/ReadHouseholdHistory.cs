using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households;

/// <summary>One thing that happened to a household or to one of its members.</summary>
/// <param name="Person">The member's name; null where it concerns the household.</param>
/// <param name="OldValues">JSON, or null.</param>
/// <param name="NewValues">JSON, or null.</param>
public sealed record HistoryLine(
    Guid Id, DateTimeOffset At, string ActorName, string? ActorRole, string Action, string? Person, string? OldValues, string? NewValues, string? Reason);

/// <summary>What happened to a household, newest first.</summary>
/// <param name="HasMore">There is more than is shown.</param>
public sealed record HouseholdHistory(IReadOnlyList<HistoryLine> Lines, bool HasMore);

/// <summary>户历史: who changed what of a household and its members, and when, from the audit trail of the actor's scope.</summary>
/// <remarks>Lines that another township wrote before somebody moved here stay with that township. Addresses of machines are no part of it.</remarks>
public sealed class ReadHouseholdHistory(Database database) : IUseCase
{
    private const int Limit = 200;

    public static Grant Requires => Grant.ReadRegistry;

    public async Task<Result<HouseholdHistory>> ExecuteAsync(Guid householdId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Lacks(Requires) is { } forbidden)
        {
            return forbidden;
        }

        await using var work = await database.BeginAsync(actor.Scope, cancellationToken);
        if (!await work.Households.AnyAsync(row => row.Id == householdId, cancellationToken))
        {
            return RegistryErrors.HouseholdNotFound;
        }

        var names = await work.People.AsNoTracking().Where(person => person.HouseholdId == householdId)
            .ToDictionaryAsync(person => person.Id.ToString(), person => person.Name, cancellationToken);
        var members = await work.People.Where(person => person.HouseholdId == householdId).Select(person => person.Id).ToListAsync(cancellationToken);
        foreach (var merged in await work.MergedPeople.AsNoTracking().Where(row => members.Contains(row.SurvivorId)).ToListAsync(cancellationToken))
        {
            names[merged.Id.ToString()] = merged.Name;
        }

        var people = names.Keys.ToList();
        var household = householdId.ToString();
        var lines = await work.AuditEntries.AsNoTracking()
            .Where(entry => (entry.SubjectType == "household" && entry.SubjectId == household)
                || (entry.SubjectType == "person" && people.Contains(entry.SubjectId)))
            .OrderByDescending(entry => entry.At)
            .Take(Limit + 1)
            .ToListAsync(cancellationToken);
        return new HouseholdHistory(
            [
                .. lines.Take(Limit).Select(entry => new HistoryLine(
                    entry.Id,
                    entry.At,
                    entry.ActorName,
                    entry.ActorRole,
                    entry.Action,
                    entry.SubjectType == "person" ? names.GetValueOrDefault(entry.SubjectId) : null,
                    entry.OldValues,
                    entry.NewValues,
                    entry.Reason)),
            ],
            lines.Count > Limit);
    }
}
