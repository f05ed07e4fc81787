using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Progress;

/// <summary>Where the user is: shown at the top of every page.</summary>
/// <param name="CoverageYear">The year that is worked on; null before a campaign opens.</param>
/// <param name="IsClosed">Nothing in the year changes any more.</param>
/// <param name="Years">Every year of the county, the newest first.</param>
/// <param name="Today">The tenant's business date.</param>
public sealed record Place(
    string TenantName, string UnitName, OrgCode Unit, int? CoverageYear, bool IsClosed, IReadOnlyList<int> Years, DateOnly Today, bool Demonstration);

/// <summary>Names the user's tenant, unit, campaign and business date.</summary>
public sealed class DescribePlace(Database database) : IUseCase
{
    public static Grant Requires => Grant.SignedIn;

    /// <returns>The actor's place; no refusal.</returns>
    public async Task<Result<Place>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var tenant = await work.Tenants.AsNoTracking().SingleAsync(tenant => tenant.Id == work.TenantId, cancellationToken);
        var unit = actor.Scope.Unit;
        var name = await work.OrgUnits.Where(row => row.OrgCode == unit).Select(row => row.Name).SingleAsync(cancellationToken);
        var campaign = await work.CurrentCampaignAsync(cancellationToken);
        var years = await work.Campaigns.OrderByDescending(row => row.CoverageYear).Select(row => row.CoverageYear).ToListAsync(cancellationToken);
        return new Place(tenant.Name, name, unit, campaign?.CoverageYear, campaign?.IsClosed == true, years, work.Today, tenant.Demonstration);
    }
}
