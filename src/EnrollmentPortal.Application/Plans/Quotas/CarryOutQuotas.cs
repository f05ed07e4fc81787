using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Quotas;

/// <summary>Brings the quotas of the open years to what their plans print, on the day from which a version holds.</summary>
/// <remarks>Running it again, or on two nodes, changes nothing more.</remarks>
public sealed class CarryOutQuotas(Database database, PlanCache plans, AuditTrail audit)
{
    /// <summary>Every county.</summary>
    /// <returns>How many quotas changed.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var changed = 0;
        foreach (var tenant in await TenantsAsync(cancellationToken))
        {
            changed += await ExecuteAsync(tenant, cancellationToken);
        }

        return changed;
    }

    /// <summary>One county, on its business date.</summary>
    public async Task<int> ExecuteAsync(int tenantId, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(TenantScope.Of(tenantId), cancellationToken);
        var changed = 0;
        foreach (var campaign in await work.HoldOpenCampaignsAsync(cancellationToken))
        {
            changed += await FollowAsync(work, campaign, cancellationToken);
        }

        if (changed > 0)
        {
            await work.CommitAsync(cancellationToken);
        }

        return changed;
    }

    private async Task<int> FollowAsync(UnitOfWork work, Campaign campaign, CancellationToken cancellationToken)
    {
        var printed = await PlannedQuotas.OfAsync(work, plans, campaign, cancellationToken);
        var kept = await work.Quotas.Where(quota => quota.CampaignId == campaign.Id).ToDictionaryAsync(quota => quota.OrgCode, cancellationToken);
        if (printed.Quotas.Count == 0)
        {
            return 0;
        }

        var changes = new List<object>();
        foreach (var quota in printed.Quotas)
        {
            if (kept.Remove(quota.OrgCode, out var known) && known.Heads == quota.Heads)
            {
                continue;
            }

            changes.Add(new { quota.PrintedName, Old = known?.Heads, New = quota.Heads });
            if (known is null)
            {
                work.Quotas.Add(quota);
            }
            else
            {
                known.Aim(quota.Heads);
            }
        }

        // A row whose name fits no unit of the division list was given to one by hand; it stays as long as the table prints it.
        foreach (var gone in kept.Values.Where(quota => !printed.Unplaced.Contains(quota.PrintedName)))
        {
            changes.Add(new { gone.PrintedName, Old = gone.Heads });
            work.Quotas.Remove(gone);
        }

        if (changes.Count > 0)
        {
            audit.Note(work, Portal(work.Scope), CoverageYearNotes.Of("campaign.quotas-changed", campaign, new { campaign.CoverageYear, Changes = changes }));
        }

        return changes.Count;
    }

    private static Actor Portal(Scope scope) => new(Guid.Empty, "portal", Role.CountyOfficial, scope, null, null);

    private async Task<List<int>> TenantsAsync(CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(Scope.Platform, cancellationToken);
        return await work.Tenants.Select(tenant => tenant.Id).Order().ToListAsync(cancellationToken);
    }
}
