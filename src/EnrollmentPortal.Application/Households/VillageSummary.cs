using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Progress;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households;

/// <summary>A village of the actor's scope.</summary>
/// <param name="Counts">在册 = 已参保 + 免参保 + 未参保, from the counters.</param>
public sealed record VillageSummary(OrgCode Code, string Name, string TownshipName, ProgressCounts Counts);

/// <summary>Reads villages with the sums of their counters.</summary>
internal static class VillageSummaries
{
    /// <summary>The villages at or below the unit that lie in the scope, in the order of their codes.</summary>
    public static async Task<List<VillageSummary>> VillagesAsync(this UnitOfWork work, OrgCode unit, CancellationToken cancellationToken)
    {
        var units = await work.OrgUnits.AsNoTracking()
            .Where(row => row.Level == OrgLevel.Village || row.Level == OrgLevel.Township)
            .OrderBy(row => row.OrgCode)
            .Select(row => new { row.OrgCode, row.Name, row.Level })
            .ToListAsync(cancellationToken);
        var townships = units.Where(row => row.Level == OrgLevel.Township).ToDictionary(row => row.OrgCode, row => row.Name);
        var counts = await work.CurrentCampaignAsync(cancellationToken) is { } campaign
            ? await work.VillageCountsAsync(campaign.Id, unit, cancellationToken)
            : [];
        // The names above the scope can be read too; a village that is not below it is none of the actor's.
        return
        [
            .. units.Where(row => row.Level == OrgLevel.Village && unit.Contains(row.OrgCode) && work.Scope.Contains(row.OrgCode))
                .Select(row => new VillageSummary(
                    row.OrgCode,
                    row.Name,
                    townships.GetValueOrDefault(row.OrgCode.At(OrgLevel.Township), string.Empty),
                    counts.GetValueOrDefault(row.OrgCode))),
        ];
    }
}
