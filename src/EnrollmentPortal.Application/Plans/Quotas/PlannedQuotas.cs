using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Quotas;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Quotas;

/// <summary>The quotas that a year's plans print, the county's first.</summary>
/// <param name="Quotas">Of units of the county.</param>
/// <param name="Unplaced">Printed names that fit no unit, or a unit that the county does not have.</param>
internal sealed record PlannedQuotas(IReadOnlyList<Quota> Quotas, IReadOnlySet<string> Unplaced)
{
    /// <summary>Rows that give a target, or a formula for one. A unit below one that has a quota gets none of its own.</summary>
    public static async Task<PlannedQuotas> OfAsync(UnitOfWork work, PlanCache plans, Campaign campaign, CancellationToken cancellationToken)
    {
        var known = (await work.OrgUnits.AsNoTracking().Select(unit => unit.OrgCode).ToListAsync(cancellationToken)).ToHashSet();
        var units = await work.PlanUnitsAsync(campaign.CoverageYear, cancellationToken);
        var (quotas, unplaced) = (new List<Quota>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var unit in units.Order())
        {
            if ((await plans.ForAsync(work, unit, campaign.CoverageYear, cancellationToken))?.Plan.Quotas is not { } table)
            {
                continue;
            }

            var above = quotas.ConvertAll(quota => quota.OrgCode);
            quotas.AddRange(Rows(table, campaign.Id).Where(quota => known.Contains(quota.OrgCode) && !above.Exists(other => other.Contains(quota.OrgCode))));
            unplaced.UnionWith(table.Rows.Where(row => row.Unit is not { } code || !known.Contains(code)).Select(row => row.PrintedName));
        }

        return new PlannedQuotas(quotas, unplaced);
    }

    private static IEnumerable<Quota> Rows(QuotaTable table, Guid campaign) =>
        from row in table.Rows
        let heads = row.Target ?? table.Goals.Compute(row.HukouPopulation, row.EnrolledLastYear)
        where row.Unit is not null && heads is not null
        group new Quota(campaign, row.Unit!.Value, heads!.Value, row.PrintedName) by row.Unit into rows
        select rows.First();
}
