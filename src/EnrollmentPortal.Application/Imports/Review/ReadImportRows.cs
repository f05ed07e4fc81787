using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Imports.Apply;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Review;

/// <summary>Some rows of an import.</summary>
/// <param name="Page">From 1.</param>
public sealed record ImportRowQuery(Guid ImportId, ImportOutcome Outcome, int Page = 1);

/// <summary>A page of rows in the order of the file.</summary>
public sealed record ImportRowPage(IReadOnlyList<ImportedRow> Rows, bool HasMore);

/// <summary>A row with what becomes of it.</summary>
/// <param name="IdNumber">Masked.</param>
/// <param name="Village">Its name; null where the row's is not known.</param>
/// <param name="Reasons">What is wrong or unclear.</param>
/// <param name="Changes">What the registry has, or had before the import, and what the file says otherwise.</param>
/// <param name="PersonId">The person that it means, once they are on the books.</param>
public sealed record ImportedRow(
    int Number,
    ImportOutcome Outcome,
    string Name,
    string? IdNumber,
    string? Village,
    string? Household,
    IReadOnlyList<Error> Reasons,
    IReadOnlyList<FieldChange> Changes,
    Guid? PersonId);

/// <summary>One value, before and after.</summary>
public sealed record FieldChange(ImportField Field, string? Old, string? New);

/// <summary>Lists the rows of one outcome, with old and new values.</summary>
public sealed class ReadImportRows(Database database) : IUseCase
{
    /// <summary>Rows on a page.</summary>
    public const int MaxRows = 50;

    public static Grant Requires => Grant.ImportPopulation;

    /// <returns>A page of rows, or <see cref="ImportErrors.NotFound"/>.</returns>
    public async Task<Result<ImportRowPage>> ExecuteAsync(ImportRowQuery query, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var import = await work.Imports.AsNoTracking().FirstOrDefaultAsync(row => row.Id == query.ImportId, cancellationToken);
        if (import is null || !work.MayRead(import))
        {
            return ImportErrors.NotFound;
        }

        var rows = await work.ImportRows.AsNoTracking()
            .Where(row => row.ImportId == import.Id && row.Outcome == query.Outcome)
            .OrderBy(row => row.RowNumber).Skip(PageOffset.Of(query.Page, MaxRows)).Take(MaxRows + 1).ToListAsync(cancellationToken);
        var villages = await work.VillageNamesAsync(cancellationToken);
        return new ImportRowPage([.. rows.Take(MaxRows).Select(row => Show(row, import, villages, work.Scope.Contains(row.RegisteredCode)))], rows.Count > MaxRows);
    }

    private static ImportedRow Show(ImportRow row, PopulationImport import, IReadOnlyDictionary<string, string> villages, bool isRegisteredHere) => new(
        row.RowNumber,
        row.Outcome,
        row.Name,
        row.IdNumberMasked,
        row.VillageCode is { } village ? villages.GetValueOrDefault(village, village) : null,
        row.HouseholdNumber,
        [.. row.Faults.Select(KeptErrors.Read)],
        // What another unit's registry has of somebody is not told here.
        [.. isRegisteredHere ? RowChanges.Of(row, import, villages) : []],
        import.State == ImportState.Applied && isRegisteredHere ? row.PersonId : null);
}

/// <summary>Villages as rows name them.</summary>
internal static class ImportVillages
{
    public static async Task<IReadOnlyDictionary<string, string>> VillageNamesAsync(this UnitOfWork work, CancellationToken cancellationToken) =>
        await work.OrgUnits.AsNoTracking().Where(unit => unit.Level == OrgLevel.Village)
            .ToDictionaryAsync(unit => unit.OrgCode.Value, unit => unit.Name, cancellationToken);
}
