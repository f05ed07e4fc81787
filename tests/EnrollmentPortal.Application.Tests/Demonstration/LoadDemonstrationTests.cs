using EnrollmentPortal.Application.Demonstration;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Demonstration;

/// <summary>What the loaded registry holds.</summary>
[Collection(nameof(LoadedPortal))]
public sealed class LoadDemonstrationTests(LoadedPortal loaded)
{
    private const string Wangchang = "500240108";

    [Fact]
    public async Task ExecuteAsync_GivenAnEmptyDatabase_ThenEveryInventedPersonIsOnTheBooks()
    {
        // Given
        var expected = DemonstrationTenant.All.Sum(tenant => PopulationUnit.Of(tenant.TenantId, PopulationSize.Small).Sum(unit => unit.People));

        // When
        var people = await loaded.Portal.OwnerScalarAsync<long>("select count(*) from person");

        // Then
        Assert.Equal(new DemonstrationLoaded(5, loaded.Loaded.Households, expected), loaded.Loaded);
        Assert.Equal(expected, people);
        Assert.Equal(loaded.Loaded.Households, await loaded.Portal.OwnerScalarAsync<long>("select count(*) from household"));
    }

    [Fact]
    public async Task ExecuteAsync_GivenTheLoadedRows_ThenThePlannerKnowsThem()
    {
        // Given, When: without, a verification of one county of this size read its payments row against row for a minute
        var unknown = await loaded.Portal.OwnerScalarAsync<long>(
            """
            select count(*) from unnest(array['household', 'person', 'enrollment', 'contribution', 'past_cover', 'village_progress']) as loaded (name)
            where not exists (select from pg_stats where schemaname = 'public' and tablename = name)
            """);

        // Then
        Assert.Equal(0L, unknown);
    }

    [Fact]
    public async Task ExecuteAsync_GivenASecondRun_ThenNothingIsAddedOrChanged()
    {
        // Given
        const string Fingerprint = """
            select md5(string_agg(p::text, '' order by id)) || (select md5(string_agg(c::text, '' order by id)) from contribution c)
              || (select md5(string_agg(g::text, '' order by g::text)) from village_progress g)
            from person p
            """;
        var before = await loaded.Portal.OwnerScalarAsync<string>(Fingerprint);

        // When
        var again = await loaded.Load(PopulationSize.Small);

        // Then
        Assert.Equal(new DemonstrationLoaded(0, 0, 0), again);
        Assert.Equal(before, await loaded.Portal.OwnerScalarAsync<string>(Fingerprint));
        Assert.Equal(5L, await loaded.Portal.OwnerScalarAsync<long>("select count(*) from campaign"));
    }

    [Fact]
    public void ExecuteAsync_GivenAListener_ThenProgressClimbsUnitByUnitToTheTotal()
    {
        // Given, When
        var done = loaded.Progress.Select(progress => progress.PeopleDone).ToList();

        // Then
        Assert.Equal(7 + 7 + 12 + 18 + 33, done.Count);
        Assert.Equal(done.Order(), done);
        Assert.Equal(loaded.Progress[^1].PeopleTotal, done[^1]);
    }

    [Fact]
    public async Task ExecuteAsync_GivenTheCounters_ThenTheyAgreeWithTheRegistry()
    {
        // Given the registry counted again, person by person
        const string Villages = """
            select count(*) from (
              select tenant_id, org_code, count(*) as registered, count(exemption_reason) as exempt,
                     count(*) filter (where exemption_reason in ('EmployeeInsurance', 'InsuredElsewhere')) as otherwise_insured
              from person group by 1, 2) as books
            full join (
              select tenant_id, org_code, sum(registered) as registered, sum(exempt) as exempt, sum(otherwise_insured) as otherwise_insured
              from village_progress group by 1, 2) as counters using (tenant_id, org_code)
            where (books.registered, books.exempt, books.otherwise_insured)
              is distinct from (counters.registered, counters.exempt, counters.otherwise_insured)
            """;
        const string Groups = """
            select count(*) from (
              select i.tenant_id, i.org_code, i.category, count(*) as registered
              from person_identity i join person p on p.tenant_id = i.tenant_id and p.id = i.person_id and p.exemption_reason is null
              group by 1, 2, 3) as books
            full join group_progress as counters using (tenant_id, org_code, category)
            where books.registered is distinct from counters.registered
            """;

        // When, Then
        Assert.Equal(0L, await loaded.Portal.OwnerScalarAsync<long>(Villages));
        Assert.Equal(0L, await loaded.Portal.OwnerScalarAsync<long>(Groups));
        Assert.True(await loaded.Portal.OwnerScalarAsync<long>("select sum(otherwise_insured) from village_progress") > 0);
    }

    [Fact]
    public async Task ExecuteAsync_GivenWangchangsClerk_ThenTheExampleHouseholdReadsBackWhole()
    {
        // Given
        await using var work = await loaded.Portal.Database.BeginAsync(Scope.Of(OrgCode.Parse(Wangchang)), CancellationToken.None);

        // When
        var household = await work.Households
            .Include(row => row.Members).ThenInclude(person => person.Identities)
            .Include(row => row.Members).ThenInclude(person => person.Covers)
            .SingleAsync(row => row.Number == ExampleHouseholds.Number);

        // Then
        Assert.Equal(new DateOnly(2023, 11, 20), work.Today);
        Assert.Equal(("谭国华", "3组", "王场镇太和社区3组1号"), (household.HeadName, household.GroupName, household.Address));
        var mother = household.Members.Single(person => person.Relation == Relation.Parent);
        Assert.Equal(("xyz", "土家族", "一档"), (mother.NameInitials, mother.EthnicGroup, mother.CoverOf(2023)));
        Assert.Equal(2, mother.Identities.Count);
        var number = loaded.Portal.Services.GetRequiredService<IdNumberVault>().Reveal(mother.TenantId, mother.IdNumberCipher);
        Assert.Null(IdNumber.Parse(number, allowReserved: true).Value.Disagreement(mother.BornOn, mother.Sex));
    }

    [Fact]
    public async Task ExecuteAsync_GivenThePrintedTables_ThenEveryQuotaIsSet()
    {
        // Given, When
        var sums = new Dictionary<int, long>();
        foreach (var tenant in DemonstrationTenant.All)
        {
            sums[tenant.TenantId] = await loaded.Portal.OwnerScalarAsync<long>(
                "select coalesce(sum(heads), 0) from quota where tenant_id = $1", tenant.TenantId);
        }

        // Then
        Assert.Equal(
            new Dictionary<int, long> { [500236] = 0, [130607] = 366_676, [500240] = 15_041, [500118] = 19_253, [421321] = 643_118 },
            sums);
        Assert.Equal("龙潭镇", await loaded.Portal.OwnerScalarAsync<string>("select printed_name from quota where org_code = '421321113'"));
    }
}
