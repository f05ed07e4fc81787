using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Upload;

/// <summary>Renames or forgets a saved way of reading.</summary>
public sealed class ChangeImportSource(Database database, AuditTrail audit) : IUseCase
{
    public static Grant Requires => Grant.ImportPopulation;

    /// <param name="newName">Null forgets it.</param>
    /// <returns>The source's name, <see cref="ImportErrors.SourceName"/>, <see cref="ImportErrors.SourceTaken"/> or <see cref="ImportErrors.SourceGone"/>.</returns>
    public async Task<Result<string>> ExecuteAsync(string name, string? newName, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        var tidy = newName?.Trim();
        if (tidy is { Length: 0 or > SaveImportSource.MaxNameLength })
        {
            return ImportErrors.SourceName;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        if (tidy is not null && await work.ImportSources.AnyAsync(row => row.OrgCode == work.Scope.Unit && row.Name == tidy, cancellationToken))
        {
            return ImportErrors.SourceTaken;
        }

        var changed = tidy is null
            ? await work.ImportSources.Where(row => row.OrgCode == work.Scope.Unit && row.Name == name).ExecuteDeleteAsync(cancellationToken)
            : await work.Database.ExecuteSqlAsync(
                $"update import_source set name = {tidy} where tenant_id = {work.TenantId} and org_code = {work.Scope.Unit.Value} and name = {name}", cancellationToken);
        if (changed == 0)
        {
            return ImportErrors.SourceGone;
        }

        audit.Note(work, actor, new AuditNote(tidy is null ? "import.source-deleted" : "import.source-renamed", "import-source", name, work.Scope.Unit, New: new { Name = tidy }));
        await work.CommitAsync(cancellationToken);
        return tidy ?? name;
    }
}
