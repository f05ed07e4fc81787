using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Upload;

/// <summary>Gives up an import of which nothing is on the books yet: its rows and its file go.</summary>
public sealed class DiscardImport(Database database, ImportFiles files) : IUseCase
{
    public static Grant Requires => Grant.ImportPopulation;

    /// <returns>True, or one of <see cref="ImportErrors"/>: not found, of a larger unit, at work, or written already.</returns>
    public async Task<Result<bool>> ExecuteAsync(Guid importId, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var opened = await work.OpenImportAsync(importId, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        if (opened.Value.AppliedTo > 0)
        {
            return ImportErrors.WrongState;
        }

        await work.ImportRows.Where(row => row.ImportId == importId).ExecuteDeleteAsync(cancellationToken);
        opened.Value.Discard();
        await work.CommitAsync(cancellationToken);
        files.Delete(importId);
        return true;
    }
}
