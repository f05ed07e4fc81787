using System.Globalization;
using EnrollmentPortal.Application.Demonstration.People;
using EnrollmentPortal.Application.Divisions;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Demonstration;

/// <summary>What a demonstration tenant has before anybody lives in it: units, campaign, quotas.</summary>
/// <param name="Name">The county's name.</param>
/// <param name="CampaignId">The campaign of the demonstrated coverage year.</param>
/// <param name="IsNew">True when this run made the tenant.</param>
/// <param name="FilledUnits">Register numbers that begin a unit which has its people already.</param>
internal sealed record TenantFrame(string Name, Guid CampaignId, bool IsNew, IReadOnlySet<string> FilledUnits)
{
    /// <summary>Makes what is missing, or nothing and no frame for a tenant that is no demonstration.</summary>
    public static async Task<TenantFrame?> EnsureAsync(
        Database database, DemonstrationTenant tenant, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var county = DivisionCatalog.Embedded.Units(tenant.TenantId)[0];
        await using var work = await database.BeginAsync(Scope.Of(county.Code), cancellationToken);
        await work.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({tenant.TenantId}, 0)", cancellationToken);
        var known = await work.Tenants.SingleOrDefaultAsync(row => row.Id == tenant.TenantId, cancellationToken);
        if (known is { Demonstration: false })
        {
            return null;
        }

        if (known is null)
        {
            var made = new Tenant(tenant.TenantId, county.Name, demonstration: true);
            made.SetBusinessDate(tenant.BusinessDate);
            work.Tenants.Add(made);
            await work.SaveChangesAsync(cancellationToken);
        }

        await work.AddUnitsAsync(tenant.TenantId, DivisionCatalog.Embedded.Units(tenant.TenantId), cancellationToken);
        var campaign = await CampaignAsync(work, tenant, cancellationToken);
        await PublishPlans.PublishBuiltInAsync(work, tenant.CoverageYear, now, cancellationToken);
        var filled = await FilledUnitsAsync(work, tenant.TenantId, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return new TenantFrame(county.Name, campaign, known is null, filled);
    }

    private static async Task<IReadOnlySet<string>> FilledUnitsAsync(UnitOfWork work, int tenantId, CancellationToken cancellationToken)
    {
        var firsts = PopulationUnit.Of(tenantId, PopulationSize.Printed).Select(HouseholdGenerator.FirstNumberOf).ToList();
        var present = await work.Households
            .Where(household => firsts.Contains(household.Number))
            .Select(household => household.Number)
            .ToListAsync(cancellationToken);
        return present.ToHashSet();
    }

    private static async Task<Guid> CampaignAsync(UnitOfWork work, DemonstrationTenant tenant, CancellationToken cancellationToken)
    {
        var known = await work.Campaigns.SingleOrDefaultAsync(row => row.CoverageYear == tenant.CoverageYear, cancellationToken);
        if (known is not null)
        {
            return known.Id;
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{tenant.CoverageYear}年度城乡居民基本医疗保险参保缴费");
        var campaign = new Campaign(tenant.TenantId, Guid.CreateVersion7(), tenant.CoverageYear, name, tenant.OpenedOn);
        work.Campaigns.Add(campaign);
        // A row with an empty target cell, such as 满城's university, has no quota.
        foreach (var row in AllocationRow.Of(tenant.TenantId).Where(row => row.Quota is not null))
        {
            work.Quotas.Add(new Quota(campaign.Id, row.Unit, row.Quota!.Value, row.PrintedName));
        }

        return campaign.Id;
    }
}
