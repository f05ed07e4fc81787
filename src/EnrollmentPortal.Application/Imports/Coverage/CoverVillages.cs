using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Coverage;

/// <summary>Says of which villages a list names everybody: people who are registered there and not in it are marked for follow-up, never deleted. Of a
/// list of last year's enrolled they were not covered in that year.</summary>
/// <remarks>Before the application it is kept until then; afterwards the marks change at once.</remarks>
public sealed class CoverVillages(Database database, AuditTrail audit) : IUseCase
{
    public static Grant Requires => Grant.ImportPopulation;

    /// <returns>How many people are marked now; 0 before the application.</returns>
    public async Task<Result<int>> ExecuteAsync(Guid importId, IReadOnlyCollection<string> villages, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var opened = await work.OpenImportAsync(importId, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        var import = opened.Value;
        if (import is not { State: ImportState.Checked or ImportState.Applied, Kind: ImportKind.Population or ImportKind.Enrolled })
        {
            return ImportErrors.WrongState;
        }

        import.Cover([.. villages.Distinct().Order(StringComparer.Ordinal)]);
        await work.SaveChangesAsync(cancellationToken);
        var marked = import.State == ImportState.Applied ? await MarkAgainAsync(work, import, cancellationToken) : 0;
        audit.Note(work, actor, new AuditNote(
            "import.covered", "import", import.Id.ToString(), import.OrgCode, New: new { import.FileName, Villages = string.Join(' ', import.Covered), Marked = marked }));
        await work.CommitAsync(cancellationToken);
        return marked;
    }

    // What somebody found out stays.
    private static async Task<int> MarkAgainAsync(UnitOfWork work, PopulationImport import, CancellationToken cancellationToken)
    {
        await work.ImportMissing.Where(row => row.ImportId == import.Id && row.SettledAt == null).ExecuteDeleteAsync(cancellationToken);
        await work.PastCovers.Where(row => row.ImportId == import.Id).ExecuteDeleteAsync(cancellationToken);
        var coverage = new ImportCoverage(work, import);
        await coverage.FindNamedAsync(cancellationToken);
        return await (import.Kind == ImportKind.Population ? coverage.MarkAsync(cancellationToken) : coverage.NoteNotCoveredAsync(cancellationToken));
    }
}
