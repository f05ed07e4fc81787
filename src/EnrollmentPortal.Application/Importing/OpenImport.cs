using System.Text.Json;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Importing;

/// <summary>One import with what its page needs.</summary>
public sealed class OpenImport(Database database, ImportFiles files) : IUseCase
{
    private const int PreviewRows = 5;
    private const int NotableRows = 15;

    private static readonly ImportOutcome[] ToSee = [ImportOutcome.Faulty, ImportOutcome.Ambiguous, ImportOutcome.Changed, ImportOutcome.Moved];

    public static Grant Requires => Grant.ImportPopulation;

    public async Task<Result<ImportView>> ExecuteAsync(Guid importId, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Lacks(Requires) is { } forbidden)
        {
            return forbidden;
        }

        await using var work = await database.BeginAsync(actor.Scope, cancellationToken);
        var import = await work.Imports.AsNoTracking().FirstOrDefaultAsync(row => row.Id == importId, cancellationToken);
        if (import is null or { State: ImportState.Discarded })
        {
            return ImportErrors.NotFound;
        }

        var preview = import.State == ImportState.Uploaded ? Preview(import) : [];
        var notable = import.State == ImportState.Uploaded ? [] : await NotableAsync(work, import, cancellationToken);
        return new ImportView(
            import.Id, import.FileName, import.State, import.Header, ImportMapping.FromJson(import.Mapping), Overwrites(import), preview, ImportCounts.FromJson(import.Counts), notable,
            await JobAsync(work, import, cancellationToken));
    }

    // Before the first choice everything may be changed that a file can change.
    private static IReadOnlyList<ImportField> Overwrites(PopulationImport import) =>
        import is { JobId: null } ? ImportFields.Overwritable : [.. import.Overwrites.Select(Enum.Parse<ImportField>)];

    private List<IReadOnlyList<string>> Preview(PopulationImport import)
    {
        if (files.Find(import.Id) is not { } path || TableFile.Open(path) is not { IsError: false } opened)
        {
            return [];
        }

        using var file = opened.Value;
        try
        {
            return [.. file.Rows().SkipWhile(row => row.Number <= import.HeaderRow).Take(PreviewRows).Select(row => row.Cells)];
        }
        catch (TableFileException)
        {
            // The check says why.
            return [];
        }
    }

    private static async Task<ImportJob?> JobAsync(UnitOfWork work, PopulationImport import, CancellationToken cancellationToken) =>
        await work.Jobs.AsNoTracking().FirstOrDefaultAsync(job => job.Id == import.JobId, cancellationToken) is { } job
            ? new ImportJob(job.Id, job.Kind == CheckImportJob.Kind, job.State, job.Done, job.Total, job.CancelRequested, job.Error)
            : null;

    private static async Task<List<NotableRow>> NotableAsync(UnitOfWork work, PopulationImport import, CancellationToken cancellationToken)
    {
        var notable = new List<NotableRow>();
        foreach (var outcome in ToSee)
        {
            var rows = await work.ImportRows.AsNoTracking()
                .Where(row => row.ImportId == import.Id && row.Outcome == outcome)
                .OrderBy(row => row.RowNumber).Take(NotableRows).ToListAsync(cancellationToken);
            notable.AddRange(rows.Select(row => new NotableRow(
                row.RowNumber, row.Outcome, row.Name, row.IdNumberMasked, [.. row.Faults.Select(ImportErrors.Read)], [.. Changes(row, import.Overwrites)])));
        }

        return notable;
    }

    private static IEnumerable<FieldChange> Changes(ImportRow row, string[] overwrites)
    {
        if (row.OldValues is null)
        {
            return [];
        }

        var old = JsonSerializer.Deserialize<OldValues>(row.OldValues)!;
        FieldChange[] all =
        [
            new(ImportField.Name, old.Name, row.Name),
            new(ImportField.Village, old.Unit?[..Math.Min(old.Unit.Length, 12)], row.VillageCode),
            new(ImportField.Household, old.Household, row.HouseholdNumber),
            new(ImportField.Relation, old.Relation, row.Relation?.ToString()),
            new(ImportField.EthnicGroup, old.EthnicGroup, row.EthnicGroup),
            new(ImportField.Phone, old.Phone, row.Phone),
        ];
        // What the file does not say, or may not change, stays.
        return all.Where(change => change.New is not null && change.New != change.Old
            && (!ImportFields.Overwritable.Contains(change.Field) || overwrites.Contains(change.Field.ToString())));
    }

    private sealed record OldValues(string? Name, string? Relation, string? Phone, string? EthnicGroup, string? Unit, string? Household);
}
