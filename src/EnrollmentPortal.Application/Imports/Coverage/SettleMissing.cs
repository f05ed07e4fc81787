using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Coverage;

/// <summary>Says what was found out about people who are missing from a list. They stay registered as they are.</summary>
public sealed class SettleMissing(Database database, AuditTrail audit, TimeProvider clock) : IUseCase
{
    /// <summary>Longest note.</summary>
    public const int MaxNoteLength = 200;

    public static Grant Requires => Grant.ImportPopulation;

    /// <returns>How many people.</returns>
    public async Task<Result<int>> ExecuteAsync(IReadOnlyCollection<Guid> people, string? note, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        var said = note?.Trim() ?? string.Empty;
        if (said.Length is 0 or > MaxNoteLength)
        {
            return ImportErrors.NoteMissing;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var open = await work.ImportMissing.Where(row => people.Contains(row.PersonId) && row.SettledAt == null).ToListAsync(cancellationToken);
        if (open.Count == 0)
        {
            return ImportErrors.NothingToDecide;
        }

        foreach (var missing in open)
        {
            missing.Settle(actor.Name, said, clock.GetUtcNow());
        }

        foreach (var person in open.DistinctBy(row => row.PersonId))
        {
            audit.Note(work, actor, new AuditNote("person.found", "person", person.PersonId.ToString(), person.OrgCode, Reason: said));
        }

        await work.CommitAsync(cancellationToken);
        return open.Select(row => row.PersonId).Distinct().Count();
    }
}
