using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Demonstration;
using EnrollmentPortal.Application.Demonstration.Payments;
using EnrollmentPortal.Application.Demonstration.People;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Progress.Verification;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Households;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Demonstration;

/// <summary>The invented payments must be such as the desk could have taken.</summary>
[Collection(nameof(LoadedPortal))]
public sealed class DemonstrationPaymentTests(LoadedPortal loaded)
{
    public static TheoryData<int> Tenants => [.. DemonstrationTenant.All.Select(tenant => tenant.TenantId)];

    [Theory]
    [MemberData(nameof(Tenants))]
    public async Task VerifyLedger_GivenTheLoadedBooks_ThenEveryCheckIsOk(int tenantId)
    {
        // When
        var checks = await loaded.Portal.UseCase<VerifyLedger>().ExecuteAsync(VerifyLedger.CommandLineActor(tenantId), CancellationToken.None);

        // Then
        Assert.NotEmpty(checks.Value);
        Assert.All(checks.Value, check => Assert.True(check.IsOk, $"{check.Name}: {check.First}"));
    }

    [Theory]
    [MemberData(nameof(Tenants))]
    public async Task Enrollments_GivenTheRegisterAndThePlan_ThenTheDeskWouldHaveFrozenTheSame(int tenantId)
    {
        // Given
        var tenant = DemonstrationTenant.Of(tenantId);
        var county = DemonstrationTenant.Of(tenantId).PlanUnit.At(Domain.Kernel.OrgLevel.County);
        await using var work = await loaded.Portal.Database.BeginAsync(Scope.Of(county), CancellationToken.None);
        var plans = loaded.Portal.Services.GetRequiredService<PlanCache>();
        var people = await work.People.AsNoTracking().WithFacts().ToDictionaryAsync(person => person.Id);
        var enrollments = await work.Enrollments.AsNoTracking().ToListAsync();

        // When, Then
        Assert.NotEmpty(enrollments);
        foreach (var enrollment in enrollments)
        {
            var person = people[enrollment.PersonId];
            var plan = await PlanOf(person);
            var priced = ContributionPricing.PriceOf(
                plan.Plan, RegisteredApplicant.Of(plan.Plan, person, enrollment.EnrolledOn), enrollment.Tier, enrollment.EnrolledOn);
            Assert.Equal(priced?.Price, PriceOf(enrollment));
            Assert.Equal(plan.VersionId, enrollment.PlanVersionId);
            Assert.Equal(person.CoverOf(plan.Plan.CoverageYear - 1) ?? plan.Plan.Tiers[0].Key, enrollment.Tier);
            Assert.Equal(Told(priced!.Frozen.ToJson(), person), Told(enrollment.Assessment, person));
            Assert.True(person.RegisteredOn <= enrollment.EnrolledOn);
        }

        async Task<CurrentPlan> PlanOf(Person person) => (await plans.ForAsync(work, person.OrgCode, tenant.CoverageYear, CancellationToken.None))!;
    }

    [Theory]
    [MemberData(nameof(Tenants))]
    public async Task Contributions_GivenATenant_ThenTheyLieBetweenTheOpeningAndTheDayBeforeTheBusinessDate(int tenantId)
    {
        // Given
        var tenant = DemonstrationTenant.Of(tenantId);

        // When
        var days = await Text("select concat_ws('|', min(paid_on), max(paid_on)) from contribution where tenant_id = $1", tenantId);
        var atNight = await Count(
            """
            select count(*) from contribution
            where tenant_id = $1 and ((recorded_at at time zone 'Asia/Shanghai')::date <> paid_on
              or (recorded_at at time zone 'Asia/Shanghai')::time not between '08:30' and '17:30')
            """,
            tenantId);
        var busyDays = await Count("select count(*) from contribution where tenant_id = $1 and extract(isodow from paid_on) in (1, 2)", tenantId);
        var weekend = await Count("select count(*) from contribution where tenant_id = $1 and extract(isodow from paid_on) in (6, 7)", tenantId);

        // Then
        var (first, last) = (DateOnly.Parse(days.Split('|')[0], provider: null), DateOnly.Parse(days.Split('|')[1], provider: null));
        Assert.InRange(first, tenant.OpenedOn, tenant.OpenedOn.AddDays(3));
        Assert.InRange(last, tenant.BusinessDate.AddDays(-5), tenant.BusinessDate.AddDays(-1));
        Assert.Equal(0, atNight);
        Assert.True(busyDays > 2 * weekend, $"{busyDays} payments on Mondays and Tuesdays, {weekend} at weekends");
    }

    [Theory]
    [MemberData(nameof(Tenants))]
    public async Task Villages_GivenATenant_ThenOneHasNotBegunAndTheOthersDiffer(int tenantId)
    {
        // Given
        const string Villages = """
            with homes as (
              select household.org_code, count(*) as all_homes, count(distinct contribution.household_id) as paid
              from household
              left join contribution on contribution.tenant_id = household.tenant_id and contribution.household_id = household.id
              where household.tenant_id = $1 group by 1)
            select {0} from homes
            """;

        // When, Then: a household whose members owe no known amount pays nothing, so the lower end is soft
        Assert.True(await Count(Villages.Replace("{0}", "count(*) filter (where paid = 0 and all_homes > 5)", StringComparison.Ordinal), tenantId) > 0);
        Assert.Equal(0L, await Count(Villages.Replace("{0}", "count(*) filter (where paid > all_homes * 0.6 + 1)", StringComparison.Ordinal), tenantId));
        Assert.True(await Count(Villages.Replace("{0}", "count(distinct round(paid * 100.0 / all_homes))", StringComparison.Ordinal), tenantId) > 4);
        var overall = await Count(Villages.Replace("{0}", "(sum(paid) * 100 / sum(all_homes))::bigint", StringComparison.Ordinal), tenantId);
        Assert.InRange(overall, 25, 55);
    }

    [Fact]
    public async Task Contributions_GivenTheExampleHouseholds_ThenNobodyPaidForThem()
    {
        const string Paid = "from contribution join household on household.id = contribution.household_id where household.number = $1";

        Assert.Equal(0L, await Count($"select count(*) {Paid}", ExampleHouseholds.Number));
        Assert.Equal(5L, await Count("select count(*) from household where number = $1", ExampleHouseholds.Number));
    }

    [Fact]
    public async Task Contributions_GivenATownshipsReceipts_ThenTheyAreNumberedInTheOrderOfPayment()
    {
        // Given, When: where a plan's table has villages, each village's receipts follow the one's before
        var outOfOrder = await Count(
            """
            select count(*) from (
              select recorded_at, lag(recorded_at) over (
                partition by tenant_id, book_code, case when tenant_id in (500240, 500118) then org_code end order by receipt_number) as before
              from contribution) as receipts
            where recorded_at < before
            """);

        // Then
        Assert.Equal(0L, outOfOrder);
        Assert.True(await Count("select count(distinct org_code) from contribution where book_code = '500240108'") > 3);
    }

    [Fact]
    public async Task Contributions_GivenTheirTotals_ThenChannelReferenceAndPayerFit()
    {
        Assert.Equal(0L, await Count("select count(*) from contribution where (channel = 'ZeroDeclaration') <> (total_fen = 0)"));
        Assert.Equal(0L, await Count("select count(*) from contribution where (channel in ('Pos', 'Online')) <> (reference is not null)"));
        Assert.Equal(4L, await Count("select count(distinct channel) from contribution"));
        Assert.Equal(0L, await Count(
            "select count(*) from contribution join household on household.id = contribution.household_id where payer_name <> head_name"));
        Assert.Equal("Cash Online", await Text(
            "select string_agg(distinct channel, ' ') from contribution where tenant_id = $1 and channel <> 'ZeroDeclaration'", 500240));
    }

    [Fact]
    public void Next_GivenTheSameHouseholds_ThenTheSameVisits()
    {
        // Given
        var tenant = DemonstrationTenant.Of(500240);
        var homes = SyntheticPopulation.OfUnit(tenant, PopulationUnit.Of(500240, PopulationSize.Small)[1]).ToList();

        // When
        var (first, second) = (Visits(), Visits());

        // Then
        Assert.Equal(first, second);
        Assert.Contains(first, visit => visit is not null);

        List<string?> Visits()
        {
            var campaign = new PaymentCampaign(tenant);
            var draw = new PaymentDraw(campaign, homes[0].Village.Code);
            return [.. homes.Select(draw.Next).Select(visit => visit is null ? null : $"{visit.At:O} {string.Join(',', visit.Members)} {visit.Channel}")];
        }
    }

    private static EnrollmentPrice PriceOf(Enrollment row) => new(
        row.Tier,
        row.Route,
        row.Standard,
        row.Subsidy,
        row.SubsidyCategory,
        row.SubsidyFunder,
        row.SelfPay,
        row.GovernmentShare,
        row.BuyBack,
        row.EntitledFrom,
        row.EntitledTo);

    // Several identities come out of the database in no order; then a clause may be told once or with each of its amounts.
    private static string Told(string json, Person person)
    {
        var told = JsonNode.Parse(json)!;
        return person.Identities.Count < 2
            ? Sorted(told)
            : string.Join(',', told["reasons"]!.AsArray().Select(reason => (string)reason!["ruleId"]!).Distinct().Order(StringComparer.Ordinal));
    }

    // jsonb keeps no order of keys.

    private static string Sorted(JsonNode? node) => node switch
    {
        JsonArray list => string.Join(',', list.Select(Sorted).Order(StringComparer.Ordinal)),
        JsonObject parts => string.Join(';', parts.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => $"{part.Key}={Sorted(part.Value)}")),
        null => "null",
        _ => node.ToJsonString(),
    };

    private Task<long> Count(string sql, params object[] parameters) => loaded.Portal.OwnerScalarAsync<long>(sql, parameters);

    private Task<string> Text(string sql, params object[] parameters) => loaded.Portal.OwnerScalarAsync<string>(sql, parameters);
}
