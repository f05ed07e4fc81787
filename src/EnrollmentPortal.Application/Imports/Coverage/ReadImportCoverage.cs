using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Coverage;

/// <summary>The villages of a list.</summary>
/// <param name="CoverageYear">Of last year's enrolled, the year; null for a list of people.</param>
/// <param name="IsMarked">The list is on the books, and who is missing from it is marked.</param>
public sealed record ImportCoverageView(string FileName, int? CoverageYear, bool IsMarked, IReadOnlyList<CoveredVillage> Villages);

/// <summary>Shows how much of every village a list names.</summary>
public sealed class ReadImportCoverage(Database database) : IUseCase
{
    public static Grant Requires => Grant.ImportPopulation;

    /// <returns>The villages with their figures, <see cref="ImportErrors.NotFound"/> or <see cref="ImportErrors.LargerUnit"/>.</returns>
    public async Task<Result<ImportCoverageView>> ExecuteAsync(Guid importId, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var import = await work.Imports.AsNoTracking().FirstOrDefaultAsync(row => row.Id == importId, cancellationToken);
        if (import is not null && !work.Scope.Contains(import.OrgCode))
        {
            return ImportErrors.LargerUnit;
        }

        if (import is not { State: ImportState.Checked or ImportState.Applied, Kind: ImportKind.Population or ImportKind.Enrolled })
        {
            return ImportErrors.NotFound;
        }

        var coverage = new ImportCoverage(work, import);
        await coverage.FindNamedAsync(cancellationToken);
        return new ImportCoverageView(import.FileName, import.CoverageYear, import.State == ImportState.Applied, await coverage.VillagesAsync(cancellationToken));
    }
}
