using EnrollmentPortal.Application.Demonstration;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Demonstration;

/// <summary>Loading into databases that are not simply empty.</summary>
public sealed class LoadDemonstrationOtherTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly TestPortal _portal = new(cluster);

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task ExecuteAsync_GivenARealTenantOfTheSameCounty_ThenItStaysUntouched()
    {
        // Given
        await _portal.OwnerScalarAsync<int>("insert into tenant (id, name, demonstration) values (500240, '石柱', false) returning id");

        // When
        var loaded = await Load(PopulationSize.Small);

        // Then
        Assert.Equal(4, loaded.Tenants);
        Assert.Equal(0L, await _portal.OwnerScalarAsync<long>("select count(*) from person where tenant_id = 500240"));
        Assert.Equal(0L, await _portal.OwnerScalarAsync<long>("select count(*) from org_unit where tenant_id = 500240"));
    }

    [Fact]
    public async Task ExecuteAsync_GivenTenantsWithoutPeople_ThenPeopleCanFollowLater()
    {
        // Given
        var tenants = await Load(PopulationSize.None);
        var nobody = await _portal.OwnerScalarAsync<long>("select count(*) from person");

        // When
        var people = await Load(PopulationSize.Small);

        // Then
        Assert.Equal(new DemonstrationLoaded(5, 0, 0), tenants);
        Assert.Equal(0, nobody);
        Assert.Equal(0, people.Tenants);
        Assert.True(people.People > 30_000);
    }

    [Fact]
    public async Task ExecuteAsync_GivenAnInterruptedRun_ThenTheNextOneAddsTheMissingUnits()
    {
        // Given
        await LoadUnitsAsync(4);
        var before = await _portal.OwnerScalarAsync<long>("select count(*) from person");

        // When
        var loaded = await Load(PopulationSize.Small);

        // Then
        var total = DemonstrationTenant.All.Sum(tenant => PopulationUnit.Of(tenant.TenantId, PopulationSize.Small).Sum(unit => unit.People));
        Assert.True(before > 0);
        Assert.Equal(total - before, loaded.People);
        Assert.Equal(total, await _portal.OwnerScalarAsync<long>("select sum(registered) from village_progress"));
    }

    [Fact]
    public async Task ExecuteAsync_GivenUnitsThatWereFilledWithoutPayments_ThenTheyGetNone()
    {
        // Given
        await LoadUnitsAsync(3);
        await _portal.OwnerScalarAsync<long>(
            """
            with lines as (delete from enrollment returning 1), visits as (delete from contribution returning 1)
            select count(*) from lines, (select count(*) from visits) counted
            """);

        // When
        await LoadUnitsAsync(4);

        // Then: the fourth unit has payments, the first three none
        var firsts = PopulationUnit.Of(DemonstrationTenant.All[0].TenantId, PopulationSize.Small).Take(4).Select(unit => unit.Unit.Code.Value);
        Assert.Equal(firsts.Last(), await _portal.OwnerScalarAsync<string>("select string_agg(distinct book_code, ' ') from contribution"));
        Assert.Equal(4L, await _portal.OwnerScalarAsync<long>("select count(distinct left(org_code, 9)) from person"));
    }

    private async Task LoadUnitsAsync(int units)
    {
        using var interruption = new CancellationTokenSource();
        var loader = _portal.Services.GetRequiredService<LoadDemonstration>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            loader.ExecuteAsync(PopulationSize.Small, new Interrupter(interruption, units), interruption.Token));
    }

    private Task<DemonstrationLoaded> Load(PopulationSize size) =>
        _portal.Services.GetRequiredService<LoadDemonstration>().ExecuteAsync(size, progress: null, CancellationToken.None);

    private sealed class Interrupter(CancellationTokenSource interruption, int units) : IProgress<DemonstrationProgress>
    {
        private int _left = units;

        public void Report(DemonstrationProgress value)
        {
            if (--_left == 0)
            {
                interruption.Cancel();
            }
        }
    }
}
