using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Exports;

/// <summary>Reads a list row by row.</summary>
internal static class ExportQueries
{
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(10);
    private static readonly SqlFile People = SqlFile.Beside(typeof(ExportQueries), "ExportedPeople.sql");

    /// <summary>By village and household, the head first; the connection streams, so that memory does not grow with the county.</summary>
    public static IAsyncEnumerable<ExportedPerson> PeopleAsync(this UnitOfWork work, ListName list, OrgCode unit, Campaign? campaign)
    {
        work.Database.SetCommandTimeout(CommandTimeout);
        var (year, campaignId) = (campaign?.CoverageYear ?? work.Today.Year, campaign?.Id);
        return work.Database.SqlQuery<ExportedPerson>(People.With(
            ("tenant", work.TenantId), ("unit", unit.Value), ("today", work.Today), ("year", year), ("campaign", campaignId), ("list", list.ToString()),
            ("missing", nameof(ListName.Missing)), ("enrolled", nameof(ListName.Enrolled)),
            ("exempt", nameof(ListName.Exempt)), ("unseen", nameof(ListName.Unseen)),
            ("deceased", nameof(ExemptionReason.Deceased)), ("head", nameof(Relation.Head)))).AsAsyncEnumerable();
    }
}
