using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Review;

/// <summary>What the error file says in the reader's language.</summary>
/// <param name="Reason">The name of the added column.</param>
/// <param name="Suffix">Goes behind the file's name.</param>
/// <param name="Say">The text of a reason.</param>
public sealed record ImportErrorLanguage(string Reason, string Suffix, Func<Error, string> Say);

/// <summary>The rows that were not taken, in the layout of the file that was sent, with a column that says why.</summary>
/// <remarks>Corrected there, the file can be sent again as it is.</remarks>
public sealed class WriteImportErrors(Database database, ImportFiles files, FileStore shelf) : IUseCase
{
    public static Grant Requires => Grant.ImportPopulation;

    /// <returns>The file's id on the shelf.</returns>
    public async Task<Result<Guid>> ExecuteAsync(Guid importId, ImportErrorLanguage words, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var import = await work.Imports.AsNoTracking().FirstOrDefaultAsync(row => row.Id == importId, cancellationToken);
        if (import is null || !work.MayRead(import))
        {
            return ImportErrors.NotFound;
        }

        if (files.Find(importId) is not { } path)
        {
            return ImportErrors.FileGone;
        }

        var reasons = await work.ImportRows.AsNoTracking()
            .Where(row => row.ImportId == importId && (row.Outcome == ImportOutcome.Faulty || row.Outcome == ImportOutcome.Ambiguous))
            .ToDictionaryAsync(row => row.RowNumber, row => row.Faults, cancellationToken);
        var opened = TableFile.Open(path, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        using var source = opened.Value;
        await using var target = shelf.Begin();
        if (await CopyAsync(source, target, import, reasons, words, cancellationToken) is { } unreadable)
        {
            File.Delete(target.Name);
            return unreadable;
        }

        var name = Path.GetFileNameWithoutExtension(import.FileName) + words.Suffix + (source.Format == TableFormat.Xlsx ? ".xlsx" : ".csv");
        return shelf.Offer(target.Name, name, actor.UserId);
    }

    // A file that breaks off somewhere is told so, here as by the check.
    private static async Task<Error?> CopyAsync(
        TableFile source, Stream target, PopulationImport import, Dictionary<int, string[]> reasons, ImportErrorLanguage words, CancellationToken cancellationToken)
    {
        try
        {
            await CopyRowsAsync(source, target, import, reasons, words, cancellationToken);
            return null;
        }
        catch (TableFileException unreadable)
        {
            return unreadable.Error;
        }
    }

    private static async Task CopyRowsAsync(
        TableFile source, Stream target, PopulationImport import, Dictionary<int, string[]> reasons, ImportErrorLanguage words, CancellationToken cancellationToken)
    {
        await using var writer = await TableWriter.OpenAsync(target, source.Format, "Sheet1", cancellationToken);
        var width = import.Header.Length;
        foreach (var row in source.Rows())
        {
            if (row.Number == import.HeaderRow)
            {
                await writer.WriteAsync([.. import.Header.Select(name => (TableCell)name), words.Reason], cancellationToken);
            }
            else if (reasons.TryGetValue(row.Number, out var faults))
            {
                await writer.WriteAsync([.. Cells(row, width), (TableCell)string.Join('；', faults.Select(KeptErrors.Read).Select(words.Say))], cancellationToken);
            }
        }
    }

    // The reason stands behind the last column of the header, however many cells the row has.
    private static IEnumerable<TableCell> Cells(TableRow row, int width) => Enumerable.Range(0, width).Select(place => (TableCell)row[place]);
}
