using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Review;

/// <summary>Says which people rows mean.</summary>
/// <param name="Row">One row; null for all rows of the reason that nobody has decided.</param>
/// <param name="Reason">The code of a reason, where it is about many.</param>
/// <param name="Decision">Null takes a decision back that is not on the books yet.</param>
/// <param name="PersonId">Which of several; may be left out where there is only one.</param>
/// <param name="NextHeadId">Who heads the household that the person leaves as its head; where it is left out, the spouse, or else the oldest.</param>
public sealed record ImportRowsChoice(Guid ImportId, int? Row, string? Reason, ImportDecision? Decision, Guid? PersonId = null, Guid? NextHeadId = null);

/// <summary>What was decided.</summary>
/// <param name="Skipped">Rows that it does not fit: several people, or none; they stay to be decided one by one.</param>
public sealed record DecidedRows(int Decided, int Skipped);

/// <summary>Decides rows to review, one or many alike, before or after the rest is on the books. They come there with the next application.</summary>
public sealed class DecideImportRows(Database database, AuditTrail audit, TimeProvider clock) : IUseCase
{
    private const int Part = 500;

    public static Grant Requires => Grant.ImportPopulation;

    /// <returns>How many rows were decided and how many were not, <see cref="ImportErrors.NotFound"/>,
    /// <see cref="ImportErrors.WrongState"/> or <see cref="ImportErrors.NothingToDecide"/>.</returns>
    public async Task<Result<DecidedRows>> ExecuteAsync(ImportRowsChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var import = await work.Imports.AsNoTracking().FirstOrDefaultAsync(row => row.Id == choice.ImportId, cancellationToken);
        if (import is null || !work.MayRead(import))
        {
            return ImportErrors.NotFound;
        }

        if (import.State is not (ImportState.Checked or ImportState.Applied))
        {
            return ImportErrors.WrongState;
        }

        var rows = await RowsAsync(work, choice, cancellationToken);
        var decided = 0;
        foreach (var part in rows.Chunk(Part))
        {
            decided += await DecideAsync(work, choice, part, actor, cancellationToken);
        }

        if (decided == 0)
        {
            return ImportErrors.NothingToDecide;
        }

        audit.Note(work, actor, new AuditNote(
            "import.decided", "import", import.Id.ToString(), work.Scope.Contains(import.OrgCode) ? import.OrgCode : work.Scope.Unit, New: new { import.FileName, choice.Row, choice.Reason, choice.Decision, Rows = decided }));
        await work.CommitAsync(cancellationToken);
        return new DecidedRows(decided, rows.Count - decided);
    }

    private static Task<List<ImportRow>> RowsAsync(UnitOfWork work, ImportRowsChoice choice, CancellationToken cancellationToken)
    {
        // The policy would leave out the others.
        var open = work.ImportRows.AsNoTracking().Where(row => row.ImportId == choice.ImportId && row.Outcome == ImportOutcome.Ambiguous
            && UnitOfWork.StartsWith((string)(object)row.OrgCode, work.Scope.Prefix) && UnitOfWork.StartsWith((string)(object)row.RegisteredCode, work.Scope.Prefix));
        return (choice.Row is { } number
            ? open.Where(row => row.RowNumber == number)
            : open.Where(row => row.Decision == null && row.Faults.Contains(choice.Reason!))).OrderBy(row => row.RowNumber).ToListAsync(cancellationToken);
    }

    private async Task<int> DecideAsync(UnitOfWork work, ImportRowsChoice choice, ImportRow[] rows, Actor actor, CancellationToken cancellationToken)
    {
        var fitting = rows.Select(row => (row.RowNumber, Meant: (Meant?)new Meant(Guid.CreateVersion7(), null))).ToList();
        if (choice.Decision is ImportDecision.SamePerson or ImportDecision.Renamed or ImportDecision.NewPerson)
        {
            var candidates = await ImportCandidates.OfAsync(
                work, choice.ImportId, [.. rows.Select(row => row.RowNumber)], new Dictionary<string, string>(), cancellationToken);
            fitting = [.. rows.Select(row => (row.RowNumber, Meant: MeantBy(choice, row, [.. candidates[row.RowNumber]]))).Where(pair => pair.Meant is not null)];
        }

        var at = clock.GetUtcNow();
        return await work.Database.ExecuteSqlAsync(
            $"""
            update import_row row set decision = {choice.Decision?.ToString()}, decided_by_name = case when {choice.Decision?.ToString()}::text is null then null else {actor.Name} end,
                                      decided_at = case when {choice.Decision?.ToString()}::text is null then null else {at} end, person_id = chosen.person, next_head_id = chosen.next_head,
                                      registered_code = coalesce(
                                        (select person.org_code from person where person.tenant_id = row.tenant_id and person.id = chosen.person), row.registered_code)
            from unnest({fitting.Select(pair => pair.RowNumber).ToArray()}, {fitting.Select(pair => pair.Meant!.Person).ToArray()},
                        {fitting.Select(pair => pair.Meant!.NextHead).ToArray()}) as chosen (number, person, next_head)
            where row.tenant_id = {work.TenantId} and row.import_id = {choice.ImportId} and row.row_number = chosen.number and row.outcome = {nameof(ImportOutcome.Ambiguous)}
            """,
            cancellationToken);
    }

    // Of several people one must be named; a new one gets a new id.
    private static Meant? MeantBy(ImportRowsChoice choice, ImportRow row, IReadOnlyList<ImportCandidate> candidates)
    {
        if (choice.Decision == ImportDecision.NewPerson)
        {
            return ReadImportReview.MayBeNew(row, candidates) ? new Meant(Guid.CreateVersion7(), null) : null;
        }

        var candidate = choice.PersonId is { } named ? candidates.FirstOrDefault(candidate => candidate.PersonId == named) : candidates is [var only] ? only : null;
        if (candidate is null or { Left: [] })
        {
            return candidate is null ? null : new Meant(candidate.PersonId, null);
        }

        var next = choice.NextHeadId is { } heir ? candidate.Left.FirstOrDefault(member => member.PersonId == heir) : candidate.Left[0];
        return next is null ? null : new Meant(candidate.PersonId, next.PersonId);
    }

    private sealed record Meant(Guid Person, Guid? NextHead);
}
