using EnrollmentPortal.Application.CoverageYears;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Tests.Exports;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.CoverageYears;

/// <summary>The people that 2025 expects from 2024, and the people who have changed since.</summary>
public sealed class RenewalTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly ATurningYear _year = new(cluster);

    public ValueTask InitializeAsync() => _year.InitializeAsync();

    public ValueTask DisposeAsync() => _year.DisposeAsync();

    [Fact]
    public async Task Renewals_GivenTheYearBefore_ThenTheyExpectItsPeopleAndNameWhatHasChanged()
    {
        // Given
        var staying = await _year.Place.AddAsync(AMovingCounty.Village, TestMember.Head("续保"), new TestMember("再缴"), new TestMember("去职工"), new TestMember("首次"));
        var moving = await _year.Place.AddAsync(AMovingCounty.Village, TestMember.Head("迁走"));
        Assert.Null((await _year.Place.PayAsync(staying, 0, 1, 2)).Error);
        Assert.Null((await _year.Place.PayAsync(moving, 0)).Error);
        await _year.PlanForNextAsync();
        Assert.Null((await _year.OpenNextAsync()).Error);

        // When
        Assert.Null((await _year.PayAsync(staying, 1, AMovingCounty.Clerk)).Error);
        await _year.LeaveAsync(staying.Members[2]);
        Assert.Null((await _year.Portal.UseCase<MoveHousehold>().ExecuteAsync(
            new MoveHouseholdCommand(moving.Id, OrgCode.Parse(AMovingCounty.OtherVillage), string.Empty, "新街1号", "搬家"), AMovingCounty.Clerk, CancellationToken.None)).Error);
        await _year.Portal.OwnerScalarAsync<long>(
            """
            with added as (insert into person_identity (tenant_id, id, person_id, org_code, category, certified_by, certified_on)
              select tenant_id, gen_random_uuid(), id, org_code, '城乡低保对象', '县民政局', date '2024-10-01' from person where name = '续保' returning 1)
            select count(*) from added
            """);

        // Then
        var board = (await _year.Portal.UseCase<ReadRenewals>().ExecuteAsync(null, AMovingCounty.Official, CancellationToken.None)).Value;
        Assert.Equal(2025, board.CoverageYear);
        Assert.Equal(
            "Waiting 2, Incomplete 2, Renewed 1, Left 1, First 1, Moved 1, IdentityChanged 1",
            string.Join(", ", Enum.GetValues<RenewalKind>().Select(kind => $"{kind} {board.Sum(kind)}")));
        Assert.Equal(["续保"], await NamesAsync(AMovingCounty.Village, RenewalKind.Waiting));
        Assert.Equal(["去职工"], await NamesAsync("500240", RenewalKind.Left));
        Assert.Equal(["首次"], await NamesAsync("500240", RenewalKind.First));
        Assert.Equal(["迁走"], await NamesAsync(AMovingCounty.OtherVillage, RenewalKind.Moved));
        Assert.Equal(["续保"], await NamesAsync("500240", RenewalKind.IdentityChanged));
        Assert.Empty(await NamesAsync(AMovingCounty.FarVillage, RenewalKind.Waiting));
        var moved = Assert.Single(await AnExport.RowsAsync(
            _year.Portal, new ListRequest(ListName.Renewals, OrgCode.Parse("500240"), Renewal: RenewalKind.Moved), AMovingCounty.Official));
        Assert.Equal(("迁走", "一档"), (moved[3], moved[7]));
        Assert.NotEqual(moved[0], moved[9]);
    }

    private async Task<IEnumerable<string>> NamesAsync(string unit, RenewalKind kind) =>
        (await _year.Portal.UseCase<ListRenewalPeople>().ExecuteAsync(OrgCode.Parse(unit), kind, 1, AMovingCounty.Official, CancellationToken.None)).Value.People.Select(person => person.Name);
}
