using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Upload;

/// <summary>One import with what its page needs.</summary>
public sealed class OpenImport(Database database, ImportFiles files, PlanCache plans) : IUseCase
{
    private const int PreviewRows = 5;

    public static Grant Requires => Grant.ImportPopulation;

    /// <returns>The import, or <see cref="ImportErrors.NotFound"/>.</returns>
    public async Task<Result<ImportView>> ExecuteAsync(Guid importId, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var import = await work.Imports.AsNoTracking().FirstOrDefaultAsync(row => row.Id == importId, cancellationToken);
        if (import is null || !work.MayRead(import))
        {
            return ImportErrors.NotFound;
        }

        var isOwn = work.Scope.Contains(import.OrgCode);
        var preview = import.State == ImportState.Uploaded ? Preview(import, cancellationToken) : [];
        // Of a larger unit's list the rows are counted that the reader sees.
        var counts = isOwn ? ImportCounts.FromJson(import.Counts) : await ImportCounts.ReadAsync(work, import.Id, cancellationToken);
        return new ImportView(
            import.Id, import.FileName, import.State, import.Header, ImportMapping.FromJson(import.Mapping), Overwrites(import), preview, counts,
            await work.ReviewCountsAsync(import.Id, cancellationToken), isOwn && import.MayBeUndone, isOwn, await TermsAsync(work, import, cancellationToken), await JobAsync(work, import, cancellationToken));
    }

    private async Task<ImportTerms> TermsAsync(UnitOfWork work, PopulationImport import, CancellationToken cancellationToken) => new(
        import.Kind, import.CoverageYear, import.DefaultTier, import.SourceName, await work.SavedSourcesAsync(cancellationToken), await TierLookup.ReadAsync(work, plans, cancellationToken));

    private static IReadOnlyList<ImportField> Overwrites(PopulationImport import) =>
        import is { JobId: null, SourceName: null } ? ImportFields.Suggested : [.. import.Overwrites.Select(Enum.Parse<ImportField>)];

    private List<IReadOnlyList<string>> Preview(PopulationImport import, CancellationToken cancellationToken)
    {
        if (files.Find(import.Id) is not { } path || TableFile.Open(path, cancellationToken) is not { IsError: false } opened)
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
            ? new ImportJob(job.Id, job.Kind, job.State, job.Done, job.Total, job.CancelRequested, job.Error)
            : null;
}
