using System.Text.Json;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Upload;

/// <summary>Remembers how the files of a source are read; the same name is written over.</summary>
public sealed class SaveImportSource(Database database, AuditTrail audit, TimeProvider clock) : IUseCase
{
    /// <summary>Longest name.</summary>
    public const int MaxNameLength = 40;

    public static Grant Requires => Grant.ImportPopulation;

    /// <param name="importId">A file of the source, whose columns have names.</param>
    /// <returns>The source's name, <see cref="ImportErrors.SourceName"/> or <see cref="ImportErrors.NotFound"/>.</returns>
    public async Task<Result<string>> ExecuteAsync(Guid importId, string? name, ImportChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        var tidy = name?.Trim() ?? string.Empty;
        if (tidy.Length is 0 or > MaxNameLength)
        {
            return ImportErrors.SourceName;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        if (await work.Imports.FirstOrDefaultAsync(row => row.Id == importId, cancellationToken) is not { } import || !work.Scope.Contains(import.OrgCode))
        {
            return ImportErrors.NotFound;
        }

        var columns = choice.Mapping.Columns.Where(column => column.Value < import.Header.Length).ToDictionary(column => column.Key.ToString(), column => import.Header[column.Value]);
        var source = await work.ImportSources.FirstOrDefaultAsync(row => row.OrgCode == work.Scope.Unit && row.Name == tidy, cancellationToken);
        if (source is null)
        {
            work.ImportSources.Add(source = new ImportSource(work.Scope.Unit, tidy));
        }

        source.Save(JsonSerializer.Serialize(columns), [.. choice.Overwrites.Select(field => field.ToString())], actor.Name, clock.GetUtcNow());
        audit.Note(work, actor, new AuditNote("import.source-saved", "import-source", tidy, work.Scope.Unit, New: new { Columns = columns, choice.Overwrites }));
        await work.CommitAsync(cancellationToken);
        return tidy;
    }
}
