using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Campaigns;

/// <summary>Where the user is: shown at the top of every page.</summary>
/// <param name="CoverageYear">The campaign's year; null before a campaign opens.</param>
/// <param name="Today">The tenant's business date.</param>
public sealed record Place(string TenantName, string UnitName, OrgCode Unit, int? CoverageYear, DateOnly Today, bool Demonstration);

/// <summary>Names the user's tenant, unit, campaign and business date.</summary>
public sealed class DescribePlace(Database database) : IUseCase
{
    public static Grant Requires => Grant.SignedIn;

    public async Task<Result<Place>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Lacks(Requires) is { } forbidden)
        {
            return forbidden;
        }

        await using var work = await database.BeginAsync(actor.Scope, cancellationToken);
        var tenant = await work.Tenants.AsNoTracking().SingleAsync(tenant => tenant.Id == work.TenantId, cancellationToken);
        var unit = actor.Scope.Unit;
        var name = await work.OrgUnits.Where(row => row.OrgCode == unit).Select(row => row.Name).SingleAsync(cancellationToken);
        var year = await work.CurrentYearAsync(cancellationToken);
        return new Place(tenant.Name, name, unit, year, work.Today, tenant.Demonstration);
    }
}
