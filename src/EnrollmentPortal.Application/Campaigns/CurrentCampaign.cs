using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Campaigns;

/// <summary>Which campaign the offices work on.</summary>
public static class CurrentCampaign
{
    /// <summary>The campaign of the year that the user has chosen; else the latest open one, else the latest. Null before the first one opens.</summary>
    public static Task<Campaign?> CurrentCampaignAsync(this UnitOfWork work, CancellationToken cancellationToken)
    {
        var chosen = work.Scope.CoverageYear;
        return work.Campaigns.AsNoTracking()
            .OrderByDescending(campaign => campaign.CoverageYear == chosen)
            .ThenByDescending(campaign => campaign.ClosedOn == null)
            .ThenByDescending(campaign => campaign.CoverageYear)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The campaigns that a change of the registry is counted in, the oldest first. None opens or closes before the transaction ends.</summary>
    public static async Task<IReadOnlyList<Campaign>> HoldOpenCampaignsAsync(this UnitOfWork work, CancellationToken cancellationToken)
    {
        await work.ShareYearsAsync(cancellationToken);
        return await work.Campaigns.AsNoTracking().Where(campaign => campaign.ClosedOn == null)
            .OrderBy(campaign => campaign.CoverageYear).ToListAsync(cancellationToken);
    }

    /// <summary>No coverage year opens or closes before the transaction ends. To be called before any row is locked.</summary>
    public static Task<int> ShareYearsAsync(this UnitOfWork work, CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync($"select share_years({work.TenantId})", cancellationToken);

    /// <summary>The coverage year of <see cref="CurrentCampaignAsync"/>.</summary>
    public static async Task<int?> CurrentYearAsync(this UnitOfWork work, CancellationToken cancellationToken) =>
        (await work.CurrentCampaignAsync(cancellationToken))?.CoverageYear;

    /// <summary>The year of the plan that people ask about: the campaign's, or before a campaign opens the newest published plan's.</summary>
    /// <returns>Null where there is neither.</returns>
    public static async Task<int?> PlanYearAsync(this UnitOfWork work, CancellationToken cancellationToken) =>
        await work.CurrentYearAsync(cancellationToken)
        ?? await work.EffectivePlans().MaxAsync(version => (int?)version.CoverageYear, cancellationToken);

    /// <summary>The published versions that are effective on the business date; the newest of a unit and year is the one that holds.</summary>
    /// <remarks>Every caller that needs the plan in force asks here, so that nobody sees a later version too early.</remarks>
    public static IQueryable<PlanVersion> EffectivePlans(this UnitOfWork work)
    {
        var today = work.Today;
        return work.PlanVersions.AsNoTracking().Where(version => version.EffectiveFrom <= today);
    }

    /// <summary>The units that have a published document of their own for the year.</summary>
    public static async Task<IReadOnlyList<OrgCode>> PlanUnitsAsync(this UnitOfWork work, int coverageYear, CancellationToken cancellationToken) =>
        await work.EffectivePlans()
            .Where(version => version.CoverageYear == coverageYear)
            .Select(version => version.OrgCode).Distinct().ToListAsync(cancellationToken);

    /// <summary>The name of a unit in the scope, or above it.</summary>
    public static Task<string> UnitNameAsync(this UnitOfWork work, OrgCode unit, CancellationToken cancellationToken) =>
        work.OrgUnits.Where(row => row.OrgCode == unit).Select(row => row.Name).SingleAsync(cancellationToken);
}
