using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.LastYear;

/// <summary>Compares last year's lists with what the registry says of last year. They register nobody and move nobody.</summary>
internal static class LastYearComparison
{
    private static readonly SqlFile Comparison = SqlFile.Beside(typeof(LastYearComparison), "LastYearComparison.sql");

    // The same look-ups as those of a list of people; see CompareRows.sql.
    public static Task<int> CompareAsync(UnitOfWork work, PopulationImport import, CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync(
            Comparison.With(
                ("tenant", work.TenantId), ("import", import.Id), ("unit", import.OrgCode.Value), ("year", import.CoverageYear), ("common_unit", ImportStaging.CommonUnit),
                ("lists_enrolled", import.Kind == ImportKind.Enrolled), ("lists_not_enrolled", import.Kind == ImportKind.NotEnrolled),
                ("changed", nameof(ImportOutcome.Changed)), ("same", nameof(ImportOutcome.Same)),
                ("ambiguous", nameof(ImportOutcome.Ambiguous)), ("faulty", nameof(ImportOutcome.Faulty)),
                ("id_number_missing", RegistryErrors.IdNumberMissing.Code), ("not_registered", ImportErrors.NotRegistered.Code)),
            cancellationToken);
}
