using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Check;

/// <summary>How a file is to be read.</summary>
/// <param name="Overwrites">Fields of known people that it may change.</param>
/// <param name="Kind">What it is a list of.</param>
/// <param name="CoverageYear">Of last year's lists, the year.</param>
/// <param name="DefaultTier">Of last year's lists, the tier of people whose row names none.</param>
/// <param name="SourceName">The saved way of reading that was taken.</param>
public sealed record ImportChoice(
    ImportMapping Mapping,
    IReadOnlyCollection<ImportField> Overwrites,
    ImportKind Kind = ImportKind.Population,
    int? CoverageYear = null,
    string? DefaultTier = null,
    string? SourceName = null);

/// <summary>Orders the check of a file with the columns as they were chosen. May be repeated with other columns until it is applied.</summary>
public sealed class CheckImport(Database database, ImportFiles files, JobOrders jobs, AuditTrail audit, ImportLimits limits, TimeProvider clock) : IUseCase
{
    public static Grant Requires => Grant.ImportPopulation;

    /// <returns>The job.</returns>
    public async Task<Result<Guid>> ExecuteAsync(Guid importId, ImportChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        var mapping = choice.Mapping.For(choice.Kind);
        if (mapping.MissingFor(choice.Kind).Count > 0 || mapping.IsAmbiguous)
        {
            return mapping.IsAmbiguous ? ImportErrors.ColumnTwice : ImportErrors.FieldsMissing;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var opened = await work.OpenImportAsync(importId, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        var import = opened.Value;
        if (import.State is not (ImportState.Uploaded or ImportState.Checked) || import.AppliedTo > 0)
        {
            return ImportErrors.WrongState;
        }

        if (files.Find(importId) is null)
        {
            return ImportErrors.FileGone;
        }

        if (await ChecksOfTheDayAsync(work, import, cancellationToken) >= limits.ChecksPerDay)
        {
            return ImportErrors.TooManyChecks(limits.ChecksPerDay);
        }

        await ClearAsync(work, importId, cancellationToken);
        import.MapTo(mapping.ToJson(), [.. choice.Overwrites.Intersect(ImportFields.Overwritable).Select(overwritten => overwritten.ToString())]);
        if (choice.Kind != ImportKind.Population && !await IsPastAsync(work, choice.CoverageYear, cancellationToken))
        {
            return ImportErrors.YearMissing;
        }

        import.List(choice.Kind, choice.Kind == ImportKind.Population ? null : choice.CoverageYear, choice.DefaultTier);
        import.ReadAs(choice.SourceName);
        import.BeginCheck();
        var job = jobs.Order(work, actor, new JobOrder(import.OrgCode, CheckImportJob.Kind, importId));
        import.HandTo(job.Id);
        // A check compares numbers with the registry: who asked about which list stands in the audit, whatever becomes of it.
        audit.Note(work, actor, new AuditNote(
            "import.checked", "import", import.Id.ToString(), import.OrgCode, New: new { import.FileName, import.FileDigest, import.FileBytes, choice.Kind }));
        await work.CommitAsync(cancellationToken);
        return job.Id;
    }

    private Task<int> ChecksOfTheDayAsync(UnitOfWork work, PopulationImport import, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow().AddDays(-1);
        return work.Jobs.CountAsync(job => job.OrgCode == import.OrgCode && job.Kind == CheckImportJob.Kind && job.RequestedAt > since, cancellationToken);
    }

    // The current year's cover comes from payments alone.
    private static async Task<bool> IsPastAsync(UnitOfWork work, int? year, CancellationToken cancellationToken) =>
        year is > 2000 && (await work.CurrentYearAsync(cancellationToken) is not { } current || year < current);

    private static async Task ClearAsync(UnitOfWork work, Guid import, CancellationToken cancellationToken)
    {
        await work.ImportRows.Where(row => row.ImportId == import).ExecuteDeleteAsync(cancellationToken);
        await work.Database.ExecuteSqlAsync($"delete from import_household where tenant_id = {work.TenantId} and import_id = {import}", cancellationToken);
    }
}

/// <summary>Opens an import to work on it.</summary>
internal static class ImportAccess
{
    /// <summary>Own lists until they are given up; those of a larger unit while their rows stand to be looked at.</summary>
    public static bool MayRead(this UnitOfWork work, PopulationImport import) => work.Scope.Contains(import.OrgCode)
        ? import.State != ImportState.Discarded
        : import.State is ImportState.Checked or ImportState.Applied or ImportState.Undoing;

    /// <summary>The import, tracked and locked, with no job at work. One of a larger unit is read, and never opened.</summary>
    public static async Task<Result<PopulationImport>> OpenImportAsync(this UnitOfWork work, Guid importId, CancellationToken cancellationToken)
    {
        var import = await work.Imports
            .FromSql($"select * from population_import where tenant_id = {work.TenantId} and id = {importId} for no key update")
            .FirstOrDefaultAsync(cancellationToken);
        if (import is null or { State: ImportState.Discarded })
        {
            return import is null && await work.Imports.AnyAsync(row => row.Id == importId, cancellationToken) ? ImportErrors.LargerUnit : ImportErrors.NotFound;
        }

        var busy = await work.Jobs.AnyAsync(
            job => job.Id == import.JobId && (job.State == JobState.Waiting || job.State == JobState.Running), cancellationToken);
        return busy ? ImportErrors.Busy : import;
    }
}
