using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Tenancy;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Progress;

/// <summary>A county with an open campaign and whatever counters and quotas the test writes into it.</summary>
internal sealed class ACountedCounty(TestPortal portal, int tenantId)
{
    public static readonly DateOnly Opened = new(2022, 11, 1);

    /// <summary>The tenth day of the campaign.</summary>
    public static readonly DateOnly Today = new(2022, 11, 10);

    public Guid Campaign { get; } = Guid.CreateVersion7();

    /// <summary>Adds tenant, campaign and units; the first is the county.</summary>
    public async Task<ACountedCounty> OpenAsync(params (string Code, string Name)[] units)
    {
        await using var work = await BeginAsync();
        var tenant = new Tenant(tenantId, units[0].Name, demonstration: true);
        tenant.SetBusinessDate(Today);
        work.Tenants.Add(tenant);
        await work.SaveChangesAsync();
        foreach (var (code, name) in units)
        {
            work.OrgUnits.Add(new OrgUnit(OrgCode.Parse(code), name, name, UnitOrigin.DivisionList));
            await work.SaveChangesAsync();
        }

        work.Campaigns.Add(new Campaign(tenantId, Campaign, 2023, "2023年度", Opened));
        await work.CommitAsync(CancellationToken.None);
        return this;
    }

    public async Task QuotaAsync(string unit, int heads, string printedName)
    {
        await using var work = await BeginAsync();
        work.Quotas.Add(new Quota(Campaign, OrgCode.Parse(unit), heads, printedName));
        await work.CommitAsync(CancellationToken.None);
    }

    /// <summary>Counts as a use case would.</summary>
    public async Task CountAsync(DateOnly day, params ProgressDelta[] deltas)
    {
        await using var work = await BeginAsync();
        await work.CountAsync(Campaign, day, deltas, [], CancellationToken.None);
        await work.CommitAsync(CancellationToken.None);
    }

    /// <summary>Counts of a group as a use case would.</summary>
    public async Task CountAsync(params GroupDelta[] deltas)
    {
        await using var work = await BeginAsync();
        await work.CountAsync(Campaign, Today, [], deltas, CancellationToken.None);
        await work.CommitAsync(CancellationToken.None);
    }

    private Task<UnitOfWork> BeginAsync() =>
        portal.Database.BeginAsync(Scope.Of(OrgCode.Parse(tenantId.ToString(System.Globalization.CultureInfo.InvariantCulture))), CancellationToken.None);
}
