using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Divisions;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Reading;

/// <summary>The published plan that holds for a unit, for everybody.</summary>
public sealed class ReadPublicPlan(Database database, PlanCache book) : IPublicUseCase
{
    /// <param name="unit">A county, or a unit of it; a township without a document of its own has its county's plan.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Result<PublicPlan>> ExecuteAsync(OrgCode unit, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(Scope.Published(unit.TenantId), cancellationToken);
        var tenant = await work.Tenants.AsNoTracking().SingleOrDefaultAsync(row => row.Id == work.TenantId, cancellationToken);
        if (tenant is null)
        {
            return PlanErrors.CountyNotFound;
        }

        var year = await work.PlanYearAsync(cancellationToken);
        var current = year is { } known ? await book.ForAsync(work, unit, known, cancellationToken) : null;
        if (current is null)
        {
            return PlanErrors.NotPublished(tenant.Name);
        }

        var townships = await TownshipsAsync(work, current.Plan.CoverageYear, cancellationToken);
        return new PublicPlan(unit.At(OrgLevel.County), tenant.Name, current.Plan, work.Today, tenant.Demonstration, townships);
    }

    private static async Task<IReadOnlyList<PlanUnit>> TownshipsAsync(UnitOfWork work, int coverageYear, CancellationToken cancellationToken)
    {
        var units = await work.EffectivePlans()
            .Where(version => version.CoverageYear == coverageYear)
            .Select(version => version.OrgCode)
            .Distinct()
            .ToListAsync(cancellationToken);
        // The published scope shows no organisation unit, so the name comes from the public list of divisions.
        return [.. units
            .Where(unit => unit.Level == OrgLevel.Township)
            .Order()
            .Select(unit => new PlanUnit(unit, DivisionCatalog.Embedded.Find(unit)?.Name ?? unit.Value))];
    }
}
