using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Upload;

/// <summary>An import in a list.</summary>
/// <param name="Counts">Null before the check, and for the list of a larger unit.</param>
/// <param name="Open">Rows that somebody must decide and the reader sees.</param>
/// <param name="Sender">The unit that sent it, where that is not the reader's.</param>
public sealed record ImportLine(
    Guid Id, string FileName, ImportState State, int Rows, ImportCounts? Counts, int Open, string? Sender, DateTimeOffset CreatedAt, string CreatedByName);

/// <summary>The newest imports of the actor's unit, of the units below it, and of the larger ones that concern it.</summary>
public sealed class ListImports(Database database) : IUseCase
{
    private const int Shown = 30;

    public static Grant Requires => Grant.ImportPopulation;

    /// <returns>The imports, the newest first; no refusal.</returns>
    public async Task<Result<IReadOnlyList<ImportLine>>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var imports = await work.Imports.AsNoTracking()
            .Where(import => import.State != ImportState.Discarded && (UnitOfWork.StartsWith((string)(object)import.OrgCode, work.Scope.Prefix)
                || import.State == ImportState.Checked || import.State == ImportState.Applied || import.State == ImportState.Undoing))
            .OrderByDescending(import => import.CreatedAt).ThenByDescending(import => import.Id).Take(Shown).ToListAsync(cancellationToken);
        var ids = imports.ConvertAll(import => import.Id);
        var open = await work.ImportRows
            .Where(row => ids.Contains(row.ImportId) && row.Outcome == ImportOutcome.Ambiguous && row.Decision == null)
            .GroupBy(row => row.ImportId).Select(rows => new { rows.Key, Count = rows.Count() }).ToDictionaryAsync(rows => rows.Key, rows => rows.Count, cancellationToken);
        var senders = imports.Select(import => import.OrgCode).Where(unit => unit != work.Scope.Unit).Distinct().ToList();
        var names = await work.OrgUnits.AsNoTracking().Where(unit => senders.Contains(unit.OrgCode)).ToDictionaryAsync(unit => unit.OrgCode, unit => unit.Name, cancellationToken);
        return imports.ConvertAll(import => new ImportLine(
            import.Id, import.FileName, import.State, import.Rows, work.Scope.Contains(import.OrgCode) ? ImportCounts.FromJson(import.Counts) : null,
            open.GetValueOrDefault(import.Id), names.GetValueOrDefault(import.OrgCode), import.CreatedAt, import.CreatedByName));
    }
}
