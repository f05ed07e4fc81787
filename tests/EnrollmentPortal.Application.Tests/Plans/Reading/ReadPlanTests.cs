using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Plans.Reading;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Plans.Reading;

/// <summary>Who reads which plan: 石柱 with 王场's document over it, and a county that has published nothing.</summary>
public sealed class ReadPlanTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string Wangchang = "500240108";
    private const string Village = "500240108001";
    private const string OtherTownship = "500240103";
    private const string CountyWithoutPlan = "500101";
    private static readonly SemaphoreSlim Arranging = new(1);
    private static bool _arranged;

    public async ValueTask InitializeAsync()
    {
        await Arranging.WaitAsync();
        if (!_arranged)
        {
            var county = await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), Village, "500240103001");
            await county.AddHouseholdAsync(Village, TestMember.Head("谭大山"));
            await TestCounty.OpenAsync(portal, 500101, 2024, new DateOnly(2023, 11, 20), "500101001001");
            _arranged = true;
        }

        Arranging.Release();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task ExecuteAsync_GivenAVillageOfATownshipWithADocument_ThenBothDocumentsAreBehindThePlan()
    {
        // When
        var reading = await ReadAsync(null, TestPortal.ActorAs(Role.VillageCadre, Village));

        // Then
        Assert.Null(reading.Error);
        Assert.Equal(OrgCode.Parse(Wangchang), reading.Value.Plan.Unit);
        Assert.Equal(Money.Yuan(380), reading.Value.Plan.FindTier("一档")!.Standard.Amount);
        Assert.Equal(15041, reading.Value.Plan.Quotas!.Total.Target);
        Assert.Equal(["500240", Wangchang], reading.Value.Editions.Select(edition => edition.Unit.Value));
        Assert.Equal(new DateOnly(2023, 11, 20), reading.Value.Today);
    }

    [Fact]
    public async Task ExecuteAsync_GivenATownshipWithoutADocument_ThenItsCountysPlanHolds()
    {
        // When
        var reading = await ReadAsync(OtherTownship, TestPortal.ActorAs(Role.CountyOfficial, "500240"));

        // Then
        Assert.Equal(OrgCode.Parse("500240"), reading.Value.Plan.Unit);
        Assert.Null(reading.Value.Plan.Quotas);
        Assert.Empty(reading.Value.Mismatches);
        Assert.Equal(["500240"], reading.Value.Editions.Select(edition => edition.Unit.Value));
        Assert.Equal(["500240", Wangchang], reading.Value.Places.Select(place => place.Unit.Value));
    }

    [Theory]
    [InlineData(OtherTownship)]
    [InlineData("500240")]
    [InlineData("500240108999")]
    [InlineData("500101")]
    public async Task ExecuteAsync_GivenAUnitOutsideTheScopeOrNoUnit_ThenItIsNotFound(string unit)
    {
        // When
        var reading = await ReadAsync(unit, TestPortal.ActorAs(Role.TownshipClerk, Wangchang));

        // Then
        Assert.Equal("plan.unit-not-found", reading.Error?.Code);
    }

    [Fact]
    public async Task ExecuteAsync_GivenACountyThatPublishedNothing_ThenItSaysSo()
    {
        // When
        var reading = await ReadAsync(null, TestPortal.ActorAs(Role.CountyOfficial, CountyWithoutPlan));
        var shown = await PublicAsync(CountyWithoutPlan);

        // Then
        Assert.Equal("plan.not-published", reading.Error?.Code);
        Assert.Equal(new Error("plan.not-published", "县500101").ToString(), shown.Error?.ToString());
    }

    [Fact]
    public async Task ExecuteAsync_GivenARoleWithoutTheGrant_ThenForbidden()
    {
        // Given
        var administrator = new Actor(Guid.CreateVersion7(), "平台", Role.PlatformAdministrator, Scope.Platform, null, null);

        // When, Then
        await Assert.ThrowsAsync<AccessDeniedException>(() => ReadAsync(null, administrator));
    }

    [Fact]
    public async Task PublicExecuteAsync_GivenACounty_ThenItsPlanAndTheTownshipsWithDocumentsOfTheirOwn()
    {
        // When
        var county = await PublicAsync("500240");
        var township = await PublicAsync(Wangchang);
        var nowhere = await PublicAsync("999999");

        // Then
        Assert.Equal(OrgCode.Parse("500240"), county.Value.Plan.Unit);
        Assert.Equal(["王场镇"], county.Value.Townships.Select(place => place.Name));
        Assert.Equal(OrgCode.Parse(Wangchang), township.Value.Plan.Unit);
        Assert.Equal(new DateOnly(2023, 11, 20), county.Value.Today);
        Assert.Equal(PlanErrors.CountyNotFound, nowhere.Error);
    }

    [Fact]
    public async Task Published_GivenACountyWithPeople_ThenItsPlansAreThereAndNoRowOfAUnit()
    {
        // Given
        var people = await portal.OwnerScalarAsync<long>("select count(*) from person");

        // When
        await using var work = await portal.Database.BeginAsync(Scope.Published(500240), TestContext.Current.CancellationToken);
        var plans = await work.PlanVersions.CountAsync(TestContext.Current.CancellationToken);
        int[] seen =
        [
            await work.People.CountAsync(TestContext.Current.CancellationToken),
            await work.Households.CountAsync(TestContext.Current.CancellationToken),
            await work.OrgUnits.CountAsync(TestContext.Current.CancellationToken),
            await work.VillageProgress.CountAsync(TestContext.Current.CancellationToken),
            await work.AuditEntries.CountAsync(TestContext.Current.CancellationToken),
        ];

        // Then
        Assert.Equal(1, people);
        Assert.Equal(2, plans);
        Assert.All(seen, count => Assert.Equal(0, count));
    }

    [Fact]
    public void PublicUseCases_GivenTheApplication_ThenTheseAndNoOthers()
    {
        // When
        var names = typeof(IPublicUseCase).Assembly.GetTypes()
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IPublicUseCase)))
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal);

        // Then: a new one is open to everybody, and this test says so
        Assert.Equal([nameof(ListPublicCounties), nameof(ReadPublicPlan)], names);
    }

    private Task<Result<PlanReading>> ReadAsync(string? unit, Actor actor) =>
        portal.UseCase<ReadPlan>().ExecuteAsync(unit is null ? null : OrgCode.Parse(unit), actor, TestContext.Current.CancellationToken);

    private Task<Result<PublicPlan>> PublicAsync(string unit) =>
        portal.Services.GetRequiredService<ReadPublicPlan>().ExecuteAsync(OrgCode.Parse(unit), TestContext.Current.CancellationToken);
}
