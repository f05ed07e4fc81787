using System.Runtime.CompilerServices;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Review;

/// <summary>Shows rows whose person is not certain beside the people that they may mean.</summary>
public sealed class ReadImportReview(Database database) : IUseCase
{
    /// <summary>Cases on a page.</summary>
    public const int MaxRows = 10;

    private const int Portion = 500;

    public static Grant Requires => Grant.ImportPopulation;

    /// <returns>A page of rows with their candidates, or <see cref="ImportErrors.NotFound"/>.</returns>
    public async Task<Result<ImportReviewPage>> ExecuteAsync(ImportReviewQuery query, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var import = await work.Imports.AsNoTracking().FirstOrDefaultAsync(row => row.Id == query.ImportId, cancellationToken);
        if (import is null || !work.MayRead(import))
        {
            return ImportErrors.NotFound;
        }

        var reasons = await work.Database.SqlQuery<ImportReasonCount>(
            $"""
            select split_part(faults[cardinality(faults)], ':', 1) as "Reason", count(*)::int as "Open",
                   (count(*) filter (where starts_with(org_code, {work.Scope.Prefix}) and starts_with(registered_code, {work.Scope.Prefix})))::int as "Mine"
            from import_row
            where tenant_id = {work.TenantId} and import_id = {import.Id} and outcome = {nameof(ImportOutcome.Ambiguous)} and decision is null
            group by 1 order by 2 desc, 1
            """).ToListAsync(cancellationToken);
        var rows = await RowsAsync(work, query, cancellationToken);
        var villages = await work.VillageNamesAsync(cancellationToken);
        var candidates = await ImportCandidates.OfAsync(work, import.Id, [.. rows.Take(MaxRows).Select(row => row.RowNumber)], villages, cancellationToken);
        return new ImportReviewPage(
            import.FileName,
            import.State is ImportState.Checked or ImportState.Applied,
            await work.ReviewCountsAsync(import.Id, cancellationToken),
            reasons,
            [.. rows.Take(MaxRows).Select(row => Case(row, [.. candidates[row.RowNumber]], villages, work.MayDecide(row)))],
            rows.Count > MaxRows);
    }

    // Those that nobody has decided come first.
    private static Task<List<ImportRow>> RowsAsync(UnitOfWork work, ImportReviewQuery query, CancellationToken cancellationToken) => Rows(work, query)
        .OrderBy(row => row.Decision != null).ThenBy(row => row.RowNumber)
        .Skip(PageOffset.Of(query.Page, MaxRows)).Take(MaxRows + 1).ToListAsync(cancellationToken);

    /// <summary>All cases in the order of the file, read in portions.</summary>
    internal static async IAsyncEnumerable<ImportCase> AllAsync(UnitOfWork work, ImportReviewQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var villages = await work.VillageNamesAsync(cancellationToken);
        var rows = new List<ImportRow>();
        do
        {
            var last = rows.Count == 0 ? 0 : rows[^1].RowNumber;
            rows = await Rows(work, query).Where(row => row.RowNumber > last).OrderBy(row => row.RowNumber).Take(Portion).ToListAsync(cancellationToken);
            var candidates = await ImportCandidates.OfAsync(work, query.ImportId, [.. rows.Select(row => row.RowNumber)], villages, cancellationToken);
            foreach (var row in rows)
            {
                yield return Case(row, [.. candidates[row.RowNumber]], villages, work.MayDecide(row));
            }
        }
        while (rows.Count == Portion);
    }

    private static IQueryable<ImportRow> Rows(UnitOfWork work, ImportReviewQuery query) => work.ImportRows.AsNoTracking()
        .Where(row => row.ImportId == query.ImportId && row.Outcome == ImportOutcome.Ambiguous && (query.Reason == null || row.Faults.Contains(query.Reason)));

    private static ImportCase Case(ImportRow row, IReadOnlyList<ImportCandidate> candidates, IReadOnlyDictionary<string, string> villages, bool mayDecide) => new(
        row.RowNumber,
        [.. row.Faults.Select(KeptErrors.Read)],
        new ImportedParticulars(
            row.Name, row.IdNumberMasked, row.BornOn, row.Sex, row.VillageCode is { } village ? villages.GetValueOrDefault(village, village) : null, row.HouseholdNumber,
            row.Relation, row.EthnicGroup, row.Phone, row.Address),
        candidates,
        MayBeNew(row, candidates),
        mayDecide,
        row.Decision,
        row.Decision is ImportDecision.SamePerson or ImportDecision.Renamed ? row.PersonId : null,
        row.DecidedByName);

    /// <summary>Nobody in the scope has the number, and nobody outside is known to have it.</summary>
    internal static bool MayBeNew(ImportRow row, IReadOnlyList<ImportCandidate> candidates) =>
        row is { IdNumberHash: not null, HouseholdNumber: not null }
        && !row.Faults.Contains(ImportErrors.RegisteredElsewhere.Code)
        && !candidates.Any(candidate => candidate.Match == ImportMatch.Number);
}

/// <summary>Counts of a review.</summary>
internal static class ImportReviewQueries
{
    /// <summary>A user who decides must see where the row has the person and where the registry has them; row-level security says the same.</summary>
    public static bool MayDecide(this UnitOfWork work, ImportRow row) => work.Scope.Contains(row.OrgCode) && work.Scope.Contains(row.RegisteredCode);

    public static Task<ImportReviewCounts> ReviewCountsAsync(this UnitOfWork work, Guid import, CancellationToken cancellationToken) =>
        work.Database.SqlQuery<ImportReviewCounts>(
            $"""
            select (count(*) filter (where decision is null))::int as "Open", (count(*) filter (where decision <> {nameof(ImportDecision.LeftOut)}))::int as "Decided",
                   (count(*) filter (where decision = {nameof(ImportDecision.LeftOut)}))::int as "LeftOut"
            from import_row where tenant_id = {work.TenantId} and import_id = {import} and outcome = {nameof(ImportOutcome.Ambiguous)}
            """).SingleAsync(cancellationToken);
}
