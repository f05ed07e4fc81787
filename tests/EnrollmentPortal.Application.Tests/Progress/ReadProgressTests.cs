using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Progress;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Progress;

/// <summary>Boards of 满城, where townships have quotas and villages have none, and of a neighbour that must stay out of sight.</summary>
public sealed class ReadProgressTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string County = "130607";
    private const string Town = "130607100";
    private const string Street = "130607001";
    private const string OtherTown = "130607102";
    private const string University = "130607900";
    private static readonly SemaphoreSlim Arranging = new(1);
    private static bool _arranged;

    public async ValueTask InitializeAsync()
    {
        await Arranging.WaitAsync();
        if (!_arranged)
        {
            await ArrangeAsync();
            _arranged = true;
        }

        Arranging.Release();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task ExecuteAsync_GivenACounty_ThenItsRowsAddUpToItsTotals()
    {
        // When
        var board = await ReadAsync(null, TestPortal.ActorAs(Role.CountyOfficial, County));

        // Then
        Assert.Equal(board.Counts, ProgressCounts.Sum(board.Rows.Select(row => row.Counts)));
        Assert.Equal(new ProgressCounts(1772 + 900, 40, 12, 330, Money.Yuan(9000), Money.Yuan(1500), Money.Zero), board.Counts);
        Assert.Equal(2672, board.Counts.Enrolled + board.Counts.Exempt + board.Counts.Missing);
        Assert.Equal([Street, Town, OtherTown, University], board.Rows.Select(row => row.Unit.Code.Value));
        Assert.Equal(1, board.SilentUnits);
    }

    [Fact]
    public async Task ExecuteAsync_GivenUnitsWithoutATarget_ThenTheirPeopleAreCountedWhereTheTableCountsThem()
    {
        // When
        var board = await ReadAsync(null, TestPortal.ActorAs(Role.Auditor, County));

        // Then 惠阳街道 is part of 满城镇's row; the university has no target, so its people do not count
        Assert.Equal(new QuotaStanding(500, 230, 0, 500), RowOf(board, Town).Quota);
        Assert.Equal("满城镇（含社区）", RowOf(board, Town).PrintedName);
        Assert.Null(RowOf(board, Street).Quota);
        Assert.Equal(Town, RowOf(board, Street).CountedIn?.Value);
        Assert.Null(RowOf(board, University).Quota);
        Assert.Null(RowOf(board, University).CountedIn);
        Assert.Equal(new QuotaStanding(800, 310, 0, 800), board.Quota);
    }

    [Fact]
    public async Task ExecuteAsync_GivenATownship_ThenItsVillagesAddUpToItsRowOneLevelUp()
    {
        // Given
        var above = RowOf(await ReadAsync(null, TestPortal.ActorAs(Role.CountyOfficial, County)), Town);

        // When
        var board = await ReadAsync(Town, TestPortal.ActorAs(Role.CountyOfficial, County));

        // Then
        Assert.Equal(above.Counts, ProgressCounts.Sum(board.Rows.Select(row => row.Counts)));
        Assert.Equal(2, board.Rows.Count);
        Assert.All(board.Rows, row => Assert.Null(row.Quota));
        Assert.Equal([County], board.Above.Select(unit => unit.Code.Value));
    }

    [Fact]
    public async Task ExecuteAsync_GivenDaysWithoutWork_ThenTheTrendHasThemToo()
    {
        var board = await ReadAsync(OtherTown, TestPortal.ActorAs(Role.TownshipClerk, OtherTown));

        Assert.Equal(10, board.Days.Count);
        Assert.Equal((ACountedCounty.Opened, 0), (board.Days[0].Day, board.Days[0].Enrolled));
        Assert.Equal((ACountedCounty.Today, 30, 80), (board.Days[^1].Day, board.Days[^1].Enrolled, board.Days[^1].EnrolledSoFar));
        Assert.Equal(board.Counts.Enrolled, board.Days[^1].EnrolledSoFar);
        Assert.Equal(board.Counts.SelfPay, board.Days.Aggregate(Money.Zero, (sum, day) => sum + day.SelfPay));
    }

    [Theory]
    [InlineData(Role.TownshipClerk, OtherTown, County)]
    [InlineData(Role.TownshipClerk, OtherTown, Town)]
    [InlineData(Role.VillageCadre, Town + "200", Town)]
    [InlineData(Role.VillageCadre, Town + "200", Town + "201")]
    [InlineData(Role.CountyOfficial, County, "130608")]
    [InlineData(Role.CountyOfficial, County, "130608100")]
    [InlineData(Role.CountyOfficial, County, "130607777")]
    public async Task ExecuteAsync_GivenAUnitOutsideTheScope_ThenItIsNotFound(Role role, string own, string wanted)
    {
        var answer = await portal.UseCase<ReadProgress>().ExecuteAsync(OrgCode.Parse(wanted), TestPortal.ActorAs(role, own), CancellationToken.None);

        Assert.Equal(CampaignErrors.UnitNotFound, answer.Error);
    }

    [Fact]
    public async Task ExecuteAsync_GivenAVillageCadre_ThenHisVillageAlone()
    {
        var board = await ReadAsync(null, TestPortal.ActorAs(Role.VillageCadre, Town + "200"));

        Assert.Equal(120, board.Counts.Enrolled);
        Assert.Empty(board.Above);
        Assert.Empty(board.Rows);
    }

    [Fact]
    public async Task ExecuteAsync_GivenADepartmentOfficer_ThenRefused()
    {
        await Assert.ThrowsAsync<AccessDeniedException>(() => portal.UseCase<ReadProgress>().ExecuteAsync(null, TestPortal.ActorAs(Role.DepartmentOfficer, County, "民政局"), CancellationToken.None));
    }

    private async Task ArrangeAsync()
    {
        var county = await new ACountedCounty(portal, 130607).OpenAsync(
            (County, "满城区"), (Street, "惠阳街道"), (Town, "满城镇"), (OtherTown, "神星镇"), ("130607103", "南韩村镇"), (University, "大学"),
            (Town + "200", "甲村"), (Town + "201", "乙村"));
        await county.QuotaAsync(Town, 500, "满城镇（含社区）");
        await county.QuotaAsync(OtherTown, 300, "神星镇");
        await county.CountAsync(
            ACountedCounty.Opened,
            new ProgressDelta(OrgCode.Parse(Town + "200"), Registered: 300, Exempt: 20, OtherwiseInsured: 12),
            new ProgressDelta(OrgCode.Parse(Town + "201"), Registered: 200),
            new ProgressDelta(OrgCode.Parse(Street + "001"), Registered: 100),
            new ProgressDelta(OrgCode.Parse(OtherTown + "200"), Registered: 300, Exempt: 20),
            new ProgressDelta(OrgCode.Parse(University + "001"), Registered: 1772));
        await county.CountAsync(
            ACountedCounty.Today.AddDays(-3),
            new ProgressDelta(OrgCode.Parse(Town + "200"), Enrolled: 120, SelfPay: Money.Yuan(5000), Subsidy: Money.Yuan(1500)),
            new ProgressDelta(OrgCode.Parse(Town + "201"), Enrolled: 60),
            new ProgressDelta(OrgCode.Parse(Street + "001"), Enrolled: 50),
            new ProgressDelta(OrgCode.Parse(OtherTown + "200"), Enrolled: 50, SelfPay: Money.Yuan(3000)),
            new ProgressDelta(OrgCode.Parse(University + "001"), Enrolled: 20));
        await county.CountAsync(ACountedCounty.Today, new ProgressDelta(OrgCode.Parse(OtherTown + "200"), Enrolled: 30, SelfPay: Money.Yuan(1000)));
        var neighbour = await new ACountedCounty(portal, 130608).OpenAsync(("130608", "邻县"), ("130608100", "邻镇"));
        await neighbour.CountAsync(ACountedCounty.Opened, new ProgressDelta(OrgCode.Parse("130608100200"), Registered: 5000, Enrolled: 4000));
    }

    private async Task<ProgressBoard> ReadAsync(string? unit, Actor actor)
    {
        var answer = await portal.UseCase<ReadProgress>().ExecuteAsync(unit is null ? null : OrgCode.Parse(unit), actor, CancellationToken.None);
        Assert.Null(answer.Error);
        return answer.Value;
    }

    private static BoardRow RowOf(ProgressBoard board, string unit) => board.Rows.Single(row => row.Unit.Code.Value == unit);
}
