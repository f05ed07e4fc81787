using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Progress.KeyGroups;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Progress;

/// <summary>Key groups of 王场 and of another township of 石柱, by the real plan.</summary>
public sealed class ReadKeyGroupsTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string County = "500240";
    private const string Township = "500240108";
    private const string Village = "500240108001";
    private const string OtherTownship = "500240103";
    private const string LowIncome = "城乡低保对象";
    private const string Disabled = "城乡重度（一、二级）残疾人员";
    private static readonly SemaphoreSlim Arranging = new(1);
    private static bool _arranged;

    public async ValueTask InitializeAsync()
    {
        await Arranging.WaitAsync();
        if (!_arranged)
        {
            var county = await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), Village, "500240108206", "500240103001");
            await county.AddHouseholdAsync(Village, TestMember.Head("谭大山").With(LowIncome), new TestMember("马桂花").With(LowIncome, Disabled));
            await county.AddHouseholdAsync(
                Village, TestMember.Head("向平").With(LowIncome) with { Exemption = ExemptionReason.MilitaryService }, new TestMember("冉燕"));
            await county.AddHouseholdAsync("500240108206", TestMember.Head("秦勇").With(Disabled));
            await county.AddHouseholdAsync("500240103001", TestMember.Head("黎明").With(LowIncome));
            _arranged = true;
        }

        Arranging.Release();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task ExecuteAsync_GivenADepartmentOfficer_ThenOnlyWhatHisDepartmentCertifies()
    {
        // When
        var civilAffairs = await ReadAsync(null, LowIncome, TestPortal.ActorAs(Role.DepartmentOfficer, County, "县民政局"));
        var disabled = await ReadAsync(null, LowIncome, TestPortal.ActorAs(Role.DepartmentOfficer, County, "县残联"));

        // Then
        Assert.Contains(civilAffairs.Groups, group => group is { Category: LowIncome, Registered: 3, GoalPercent: 100m });
        Assert.All(civilAffairs.Groups, group => Assert.Contains("县民政局", group.Certifiers));
        Assert.NotNull(civilAffairs.Chosen);
        Assert.Equal([(Township, 2), (OtherTownship, 1)], civilAffairs.Units.OrderByDescending(unit => unit.Registered).Select(unit => (unit.Unit.Code.Value, unit.Registered)));
        Assert.DoesNotContain(disabled.Groups, group => group.Category == LowIncome);
        Assert.Null(disabled.Chosen);
        Assert.Empty(disabled.Units);
    }

    [Fact]
    public async Task ExecuteAsync_GivenADepartmentThatNoPlanNames_ThenNothing()
    {
        var board = await ReadAsync(null, LowIncome, TestPortal.ActorAs(Role.DepartmentOfficer, County, "县民政"));

        Assert.Empty(board.Groups);
        Assert.Null(board.Chosen);
    }

    [Fact]
    public async Task ExecuteAsync_GivenAnOfficial_ThenEveryCategoryOfThePlansWithItsGoal()
    {
        // When
        var board = await ReadAsync(Township, Disabled, TestPortal.ActorAs(Role.CountyOfficial, County));

        // Then R-WC-59 names 低保对象 among the eight groups with 100 %
        Assert.Equal(100m, board.Groups.Single(group => group.Category == LowIncome).GoalPercent);
        Assert.Equal(2, board.Groups.Single(group => group.Category == LowIncome).Registered);
        Assert.Null(board.Groups.Single(group => group.Category == "参战退役军人").GoalPercent);
        Assert.Equal([1, 1], board.Units.Select(unit => unit.Registered));
        Assert.Equal(board.Chosen!.Registered, board.Units.Sum(unit => unit.Registered));
    }

    [Fact]
    public async Task ExecuteAsync_GivenATownshipClerk_ThenNothingOfTheNeighbour()
    {
        var clerk = TestPortal.ActorAs(Role.TownshipClerk, Township);

        var board = await ReadAsync(null, LowIncome, clerk);
        var neighbour = await portal.UseCase<ReadKeyGroups>().ExecuteAsync(OrgCode.Parse(OtherTownship), LowIncome, clerk, CancellationToken.None);

        Assert.Equal(2, board.Chosen!.Registered);
        Assert.Equal(CampaignErrors.UnitNotFound, neighbour.Error);
    }

    [Fact]
    public async Task ListMissing_GivenTheFigureOfAVillage_ThenItsPeople()
    {
        // Given
        var clerk = TestPortal.ActorAs(Role.TownshipClerk, Township);
        var figure = (await ReadAsync(Village, LowIncome, clerk)).Chosen!.Missing;

        // When
        var list = await portal.UseCase<ListMissingOfGroup>().ExecuteAsync(OrgCode.Parse(Village), LowIncome, clerk, CancellationToken.None);

        // Then the exempt soldier is not missing
        Assert.Equal(new HashSet<string> { "谭大山", "马桂花" }, list.Value.People.Select(person => person.Name).ToHashSet(StringComparer.Ordinal));
        Assert.Equal(figure, list.Value.People.Count);
        Assert.All(list.Value.People, person => Assert.Contains('*', person.IdNumber));
    }

    [Theory]
    [InlineData(Role.TownshipClerk, OtherTownship, Village)]
    [InlineData(Role.CountyOfficial, County, Township)]
    public async Task ListMissing_GivenAnotherTownsVillageOrAWholeTown_ThenNotFound(Role role, string own, string wanted)
    {
        var list = await portal.UseCase<ListMissingOfGroup>().ExecuteAsync(OrgCode.Parse(wanted), LowIncome, TestPortal.ActorAs(role, own), CancellationToken.None);

        Assert.Equal(CampaignErrors.UnitNotFound, list.Error);
    }

    [Fact]
    public async Task ListMissing_GivenADepartmentOfficer_ThenNoNames()
    {
        await Assert.ThrowsAsync<AccessDeniedException>(() => portal.UseCase<ListMissingOfGroup>().ExecuteAsync(
            OrgCode.Parse(Village), LowIncome, TestPortal.ActorAs(Role.DepartmentOfficer, County, "县民政局"), CancellationToken.None));
    }

    private async Task<KeyGroupBoard> ReadAsync(string? unit, string? category, Actor actor)
    {
        var answer = await portal.UseCase<ReadKeyGroups>().ExecuteAsync(unit is null ? null : OrgCode.Parse(unit), category, actor, CancellationToken.None);
        Assert.Null(answer.Error);
        return answer.Value;
    }
}
