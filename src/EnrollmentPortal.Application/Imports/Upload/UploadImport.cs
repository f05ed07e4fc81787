using System.Security.Cryptography;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Imports.Upload;

/// <summary>A list of people as it came from the browser.</summary>
/// <param name="File">Can seek; stays the caller's.</param>
public sealed record PopulationUpload(Stream File, string Name);

/// <summary>Takes a list of people in: keeps the file and recognises its columns. Nothing is read beyond the header.</summary>
public sealed class UploadImport(Database database, ImportFiles files, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.ImportPopulation;

    /// <returns>The import's id, or one of <see cref="TableErrors"/>.</returns>
    public async Task<Result<Guid>> ExecuteAsync(PopulationUpload upload, Actor actor, CancellationToken cancellationToken)
    {
        actor.Authorize(Requires);
        var header = ReadHeader(upload.File, cancellationToken);
        if (header.IsError)
        {
            return header.Error;
        }

        var (row, mapping) = header.Value;
        upload.File.Position = 0;
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(upload.File, cancellationToken));
        var file = new ImportedFile(UploadedName.Of(upload.Name), digest, upload.File.Length, row.Number, [.. row.Cells.Select(cell => cell.Trim())]);
        var import = new PopulationImport(Guid.CreateVersion7(), actor.Scope.Unit, file, mapping.ToJson(), actor.Name, clock.GetUtcNow());
        try
        {
            await files.KeepAsync(import.Id, upload.File, cancellationToken);
            await RecordAsync(import, actor, cancellationToken);
        }
        catch
        {
            // A full disk or a lost database: nothing stays that nobody knows of.
            files.Delete(import.Id);
            throw;
        }

        return import.Id;
    }

    private async Task RecordAsync(PopulationImport import, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        // A file of a known source is read as it was the last time.
        if (await work.FindSourceAsync(import.Header, cancellationToken) is { } source)
        {
            import.MapTo(source.For(import.Header)!.ToJson(), [.. source.Overwrites.Select(field => field.ToString())]);
            import.ReadAs(source.Name);
        }

        work.Imports.Add(import);
        await work.CommitAsync(cancellationToken);
    }

    private static Result<(TableRow Row, ImportMapping Mapping)> ReadHeader(Stream file, CancellationToken cancellationToken)
    {
        var opened = TableFile.Open(file, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        using var table = opened.Value;
        try
        {
            return HeaderLookup.Find(table.Rows()) is { } found ? found : TableErrors.Empty;
        }
        catch (TableFileException unreadable)
        {
            return unreadable.Error;
        }
    }
}
