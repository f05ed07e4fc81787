using System.Globalization;
using EnrollmentPortal.Application.Divisions;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Assessments.AtDesk;

/// <summary>Counties to throw away: made as a file's rows need them, each with the built-in plans, an open year and a village below the unit.</summary>
/// <remarks>For one run, on a database of its own. They live on whatever day the next row was paid.</remarks>
public sealed class DeskCounties(Database database, TimeProvider clock)
{
    // No plan has a document of its own for it, so the county's plan holds there.
    private const string Township = "998";
    private const string Village = "001";

    private readonly Dictionary<int, DateOnly> _dates = [];
    private readonly HashSet<(OrgCode Village, int Year)> _open = [];

    /// <summary>A village of the unit, in a county whose year is open and whose business date is the day.</summary>
    internal async Task<OrgCode> OpenAsync(OrgCode unit, int coverageYear, DateOnly today, CancellationToken cancellationToken)
    {
        var village = VillageOf(unit);
        var isOpen = _open.Contains((village, coverageYear));
        if (!isOpen || _dates[unit.TenantId] != today)
        {
            await using var work = await database.BeginAsync(Scope.Of(unit.At(OrgLevel.County)), cancellationToken);
            await LiveOnAsync(work, today, cancellationToken);
            if (!isOpen)
            {
                await work.AddUnitsAsync(work.TenantId, [Unit(village.At(OrgLevel.County)), Unit(village.At(OrgLevel.Township)), Unit(village)], cancellationToken);
                await OpenYearAsync(work, coverageYear, cancellationToken);
            }

            await work.CommitAsync(cancellationToken);
            _open.Add((village, coverageYear));
            _dates[unit.TenantId] = today;
        }

        return village;
    }

    private static OrgCode VillageOf(OrgCode unit) => unit.Level switch
    {
        OrgLevel.County => OrgCode.Parse(unit.Value + Township + Village),
        OrgLevel.Township => OrgCode.Parse(unit.Value + Village),
        OrgLevel.Village or OrgLevel.Group => unit.At(OrgLevel.Village),
    };

    private static DivisionUnit Unit(OrgCode code) =>
        new(code, code.Level == OrgLevel.County ? null : code.Parent, code.Value, code.Value, code.Level, UnitOrigin.Synthetic);

    private static async Task LiveOnAsync(UnitOfWork work, DateOnly today, CancellationToken cancellationToken)
    {
        var tenant = await work.Tenants.SingleOrDefaultAsync(row => row.Id == work.TenantId, cancellationToken);
        if (tenant is null)
        {
            tenant = new Tenant(work.TenantId, work.TenantId.ToString(CultureInfo.InvariantCulture), demonstration: true);
            work.Tenants.Add(tenant);
        }

        tenant.SetBusinessDate(today);
        await work.SaveChangesAsync(cancellationToken);
    }

    private async Task OpenYearAsync(UnitOfWork work, int coverageYear, CancellationToken cancellationToken)
    {
        if (!await work.Campaigns.AnyAsync(campaign => campaign.CoverageYear == coverageYear, cancellationToken))
        {
            var name = coverageYear.ToString(CultureInfo.InvariantCulture);
            work.Campaigns.Add(new Campaign(work.TenantId, Guid.CreateVersion7(), coverageYear, name, new DateOnly(coverageYear - 1, 1, 1)));
        }

        await PublishPlans.PublishBuiltInAsync(work, coverageYear, clock.GetUtcNow(), cancellationToken);
    }
}
