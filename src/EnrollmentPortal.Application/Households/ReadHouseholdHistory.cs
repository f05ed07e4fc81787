using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Imports.Apply;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.Facts;
using EnrollmentPortal.Application.Reviews;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households;

/// <summary>What happened to a household, newest first.</summary>
/// <param name="HasMore">There is more than is shown.</param>
public sealed record HouseholdHistory(IReadOnlyList<HistoryLine> Lines, bool HasMore);

/// <summary>户历史: who changed what of a household and its members, and when, from the audit trail and the imported lists of the actor's scope.</summary>
/// <remarks>Lines that another township wrote before somebody moved here stay with that township. Addresses of machines are no part of it.</remarks>
public sealed class ReadHouseholdHistory(Database database) : IUseCase
{
    private const int Limit = 200;

    public static Grant Requires => Grant.ReadRegistry;

    /// <returns>The newest changes, or <see cref="RegistryErrors.HouseholdNotFound"/>.</returns>
    public async Task<Result<HouseholdHistory>> ExecuteAsync(Guid householdId, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        if (!await work.Households.AnyAsync(row => row.Id == householdId, cancellationToken))
        {
            return RegistryErrors.HouseholdNotFound;
        }

        var people = await work.People.AsNoTracking().Where(person => person.HouseholdId == householdId).ToListAsync(cancellationToken);
        var names = people.ToDictionary(person => person.Id, person => person.Name);
        var members = names.Keys.ToList();
        var facts = await work.FactsOfAsync(members, cancellationToken);
        var hidden = people.ToDictionary(
            person => person.Id, person => SeenFacts.HiddenFrom(actor, person, facts.GetValueOrDefault(person.Id) ?? PersonFacts.None));
        foreach (var merged in await work.MergedPeople.AsNoTracking().Where(row => members.Contains(row.SurvivorId)).ToListAsync(cancellationToken))
        {
            (names[merged.Id], hidden[merged.Id]) = (merged.Name, hidden[merged.SurvivorId]);
        }

        var written = await WrittenAsync(work, householdId, names, actor.Role != Role.VillageCadre, cancellationToken);
        var imported = await new ImportHistory(work).ReadAsync(householdId, names, cancellationToken);
        var lines = written.Concat(imported).OrderByDescending(line => line.At).ToList();
        return new HouseholdHistory([.. lines.Take(Limit).Where(IsSeen).Select(line => line.SeenBy(actor))], lines.Count > Limit);

        bool IsSeen(HistoryLine line) =>
            line is not { Action: FactRecorder.Recorded, PersonId: { } member } || !hidden[member].Contains(SeenFacts.KindIn(line.NewValues!));
    }

    private static async Task<IEnumerable<HistoryLine>> WrittenAsync(
        UnitOfWork work, Guid householdId, Dictionary<Guid, string> names, bool seesConfidences, CancellationToken cancellationToken)
    {
        var people = names.Keys.Select(person => person.ToString()).ToList();
        var household = householdId.ToString();
        var lines = await work.AuditEntries.AsNoTracking()
            .Where(entry => seesConfidences || (entry.Action != FactRecorder.RecordedInConfidence && !UnitOfWork.StartsWith(entry.Action, ReviewAudit.Prefix)))
            .Where(entry => (entry.SubjectType == "household" && entry.SubjectId == household)
                || (entry.SubjectType == "person" && people.Contains(entry.SubjectId)))
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
            .Take(Limit + 1)
            .ToListAsync(cancellationToken);
        return lines.Select(entry => new HistoryLine(
            entry.At,
            entry.ActorName,
            entry.ActorRole,
            entry.Action,
            entry.SubjectType == "person" ? names.GetValueOrDefault(Guid.Parse(entry.SubjectId)) : null,
            entry.OldValues,
            entry.NewValues,
            entry.Reason)
        {
            PersonId = entry.SubjectType == "person" ? Guid.Parse(entry.SubjectId) : null,
        });
    }
}
