using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Covers;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.TestKit;

/// <summary>A demonstration tenant with units, an open campaign and the real plans, arranged through the application's own unit of work.</summary>
public sealed class TestCounty
{
    private static int _sequence;
    private readonly TestPortal _portal;

    private TestCounty(TestPortal portal, int tenantId, Campaign campaign) => (_portal, TenantId, Campaign) = (portal, tenantId, campaign);

    public int TenantId { get; }

    public Campaign Campaign { get; }

    /// <param name="portal">The fixture.</param>
    /// <param name="tenantId">A county that has a plan.</param>
    /// <param name="coverageYear">The plan's year.</param>
    /// <param name="businessDate">The date on which the tenant lives.</param>
    /// <param name="villages">Twelve-digit codes; their townships and the county come with them.</param>
    public static async Task<TestCounty> OpenAsync(TestPortal portal, int tenantId, int coverageYear, DateOnly businessDate, params string[] villages)
    {
        var county = OrgCode.Parse(tenantId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await using var work = await portal.Database.BeginAsync(Scope.Of(county), CancellationToken.None);
        var tenant = new Tenant(tenantId, $"县{tenantId}", demonstration: true);
        tenant.SetBusinessDate(businessDate);
        work.Tenants.Add(tenant);
        await work.SaveChangesAsync();
        var units = villages.Select(OrgCode.Parse).SelectMany(village => new[] { county, village.At(OrgLevel.Township), village }).Distinct().Order();
        foreach (var unit in units)
        {
            work.OrgUnits.Add(new OrgUnit(unit, $"单位{unit.Value[^3..]}", $"单位{unit}", UnitOrigin.DivisionList));
            await work.SaveChangesAsync();
        }

        var campaign = new Campaign(tenantId, Guid.CreateVersion7(), coverageYear, $"{coverageYear} 年度参保", businessDate.AddDays(-10));
        work.Campaigns.Add(campaign);
        await PublishPlans.PublishBuiltInAsync(work, coverageYear, portal.Clock.Now, CancellationToken.None);
        await work.CommitAsync(CancellationToken.None);
        return new TestCounty(portal, tenantId, campaign);
    }

    /// <summary>A county that the program itself has set up, with its newest campaign.</summary>
    public static async Task<TestCounty> OfAsync(TestPortal portal, int tenantId)
    {
        await using var work = await portal.Database.BeginAsync(Scope.Of(OrgCode.Parse(tenantId.ToString(System.Globalization.CultureInfo.InvariantCulture))), CancellationToken.None);
        return new TestCounty(portal, tenantId, (await work.CurrentCampaignAsync(CancellationToken.None))!);
    }

    /// <summary>A household with its people on the books and in the counters.</summary>
    public async Task<Household> AddHouseholdAsync(string village, params TestMember[] members)
    {
        var unit = OrgCode.Parse(village);
        await using var work = await _portal.Database.BeginAsync(Scope.Of(unit.At(OrgLevel.County)), CancellationToken.None);
        var household = new Household(Guid.CreateVersion7(), unit, $"户{Interlocked.Increment(ref _sequence):000000}");
        foreach (var member in members)
        {
            household.Add(ToPerson(member, household, work.Today));
        }

        work.Households.Add(household);
        await CountAsync(work, household);
        await work.CommitAsync(CancellationToken.None);
        return household;
    }

    private Person ToPerson(TestMember member, Household household, DateOnly today)
    {
        var vault = _portal.Services.GetRequiredService<IdNumberVault>();
        var person = new Person(
            Guid.CreateVersion7(),
            household,
            new Particulars(member.Name, "cs", member.Relation, member.Sex, member.BornOn, "汉族", null),
            vault.Protect(TenantId, NextNumber(member)),
            today);
        foreach (var category in member.Identities)
        {
            person.Certify(new PersonIdentity(Guid.CreateVersion7(), person, category, "认定部门", today.AddMonths(-2)));
        }

        if (member.LastCovered is { } last)
        {
            person.Remember(new PastCover(person, last.Year, last.Tier, PastCoverSource.Ledger, _portal.Clock.Now));
        }

        if (member.Exemption is { } reason)
        {
            person.Exempt(reason, null, today);
        }

        return person;
    }

    /// <summary>A number that nobody else in the run has, agreeing with birth date and sex.</summary>
    public static IdNumber NextNumber(TestMember member)
    {
        var next = Interlocked.Increment(ref _sequence);
        var region = (990000 + (next / 400)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return IdNumber.Compose(region, member.BornOn, (next % 400 * 2) + (member.Sex == Sex.Male ? 1 : 0));
    }

    private Task CountAsync(UnitOfWork work, Household household)
    {
        var village = household.OrgCode.At(OrgLevel.Village);
        var exempt = household.Members.Select(person => person.Exemption).OfType<Exemption>().ToList();
        var gained = new ProgressDelta(village, household.Members.Count, exempt.Count, OtherwiseInsured: exempt.Count(exemption => exemption.Reason.IsOtherwiseInsured()));
        var groups = household.Members
            .Where(person => person.Exemption is null)
            .SelectMany(person => person.Identities)
            .CountBy(identity => identity.Category)
            .Select(count => new GroupDelta(village, count.Key, Registered: count.Value));
        return work.CountAsync(Campaign.Id, Campaign.OpenedOn, [gained], groups, CancellationToken.None);
    }
}
