using System.Text.Json;
using EnrollmentPortal.Application.Persistence;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Upload;

/// <summary>Reads saved ways of reading.</summary>
internal static class ImportSourceQueries
{
    public static async Task<List<SavedSource>> SavedSourcesAsync(this UnitOfWork work, CancellationToken cancellationToken)
    {
        var rows = await work.ImportSources.AsNoTracking().Where(row => row.OrgCode == work.Scope.Unit).OrderBy(row => row.Name).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new SavedSource(
            row.Name,
            JsonSerializer.Deserialize<Dictionary<string, string>>(row.Columns)!
                .Where(column => Enum.TryParse<ImportField>(column.Key, out _)).ToDictionary(column => Enum.Parse<ImportField>(column.Key), column => column.Value),
            [.. row.Overwrites.Where(field => Enum.TryParse<ImportField>(field, out _)).Select(Enum.Parse<ImportField>)],
            row.SavedByName,
            row.SavedAt));
    }

    /// <summary>The source whose file this is: the one of those it fits that knows most of its columns.</summary>
    public static async Task<SavedSource?> FindSourceAsync(this UnitOfWork work, IReadOnlyList<string> header, CancellationToken cancellationToken) =>
        (await work.SavedSourcesAsync(cancellationToken)).Where(source => source.For(header) is not null).MaxBy(source => source.Columns.Count);
}
