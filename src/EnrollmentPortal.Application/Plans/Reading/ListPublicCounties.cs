using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Reading;

/// <summary>The counties that use the portal, for everybody: who they are is no secret.</summary>
public sealed class ListPublicCounties(Database database) : IPublicUseCase
{
    public async Task<IReadOnlyList<PlanUnit>> ExecuteAsync(CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(Scope.Platform, cancellationToken);
        var tenants = await work.Tenants.AsNoTracking()
            .OrderBy(tenant => tenant.Id)
            .Select(tenant => new { tenant.Id, tenant.Name })
            .ToListAsync(cancellationToken);
        return [.. tenants.Select(tenant => new PlanUnit(OrgCode.Parse(tenant.Id.ToString(CultureInfo.InvariantCulture)), tenant.Name))];
    }
}
