using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Importing;

/// <summary>How a file is to be read.</summary>
/// <param name="Overwrites">Fields of known people that it may change.</param>
public sealed record ImportChoice(ImportMapping Mapping, IReadOnlyCollection<ImportField> Overwrites);

/// <summary>Orders the check of a file with the columns as they were chosen. May be repeated with other columns until it is applied.</summary>
public sealed class CheckImport(Database database, ImportFiles files, JobDesk jobs) : IUseCase
{
    public static Grant Requires => Grant.ImportPopulation;

    /// <returns>The job.</returns>
    public async Task<Result<Guid>> ExecuteAsync(Guid importId, ImportChoice choice, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Lacks(Requires) is { } forbidden)
        {
            return forbidden;
        }

        var mapping = choice.Mapping;
        if (mapping.Missing.Count > 0 || mapping.IsAmbiguous)
        {
            return mapping.IsAmbiguous ? ImportErrors.ColumnTwice : ImportErrors.FieldsMissing;
        }

        await using var work = await database.BeginAsync(actor.Scope, cancellationToken);
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

        await ClearAsync(work, importId, cancellationToken);
        import.MapTo(mapping.ToJson(), [.. choice.Overwrites.Intersect(ImportFields.Overwritable).Select(overwritten => overwritten.ToString())]);
        import.BeginCheck();
        var job = jobs.Order(work, actor, new JobOrder(import.OrgCode, CheckImportJob.Kind, importId));
        import.WorkedOnBy(job.Id);
        await work.CommitAsync(cancellationToken);
        return job.Id;
    }

    private static async Task ClearAsync(UnitOfWork work, Guid import, CancellationToken cancellationToken)
    {
        await work.ImportRows.Where(row => row.ImportId == import).ExecuteDeleteAsync(cancellationToken);
        await work.Database.ExecuteSqlAsync($"delete from import_household where tenant_id = {work.TenantId} and import_id = {import}", cancellationToken);
    }
}

/// <summary>Opens an import to work on it.</summary>
internal static class ImportDesk
{
    /// <summary>The import, tracked and locked, with no job at work.</summary>
    public static async Task<Result<PopulationImport>> OpenImportAsync(this UnitOfWork work, Guid importId, CancellationToken cancellationToken)
    {
        var import = await work.Imports
            .FromSql($"select * from population_import where tenant_id = {work.TenantId} and id = {importId} for no key update")
            .FirstOrDefaultAsync(cancellationToken);
        if (import is null or { State: ImportState.Discarded })
        {
            return ImportErrors.NotFound;
        }

        var busy = await work.Jobs.AnyAsync(
            job => job.Id == import.JobId && (job.State == JobState.Waiting || job.State == JobState.Running), cancellationToken);
        return busy ? ImportErrors.Busy : import;
    }
}
