using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Households.Transfers;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Households.Changes;

/// <summary>People and households move; heads are counted where they live, money where it was taken.</summary>
public sealed class MovePeopleTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private static readonly SemaphoreSlim One = new(1);
    private static AMovingCounty? _county;

    private static AMovingCounty County => _county!;

    public async ValueTask InitializeAsync()
    {
        await One.WaitAsync();
        _county ??= await AMovingCounty.OpenAsync(portal);
    }

    public ValueTask DisposeAsync()
    {
        One.Release();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task ExecuteAsync_GivenAPaidMemberWhoJoinsAnotherVillage_ThenTheCoverGoesAlongAndTheMoneyStays()
    {
        // Given
        var source = await County.AddAsync(AMovingCounty.Village, TestMember.Head("谭老大"), new TestMember("谭女儿").With("城乡低保对象"));
        var target = await County.AddAsync(AMovingCounty.OtherVillage, TestMember.Head("向女婿"));
        var daughter = source.Members[1];
        Assert.Null((await County.PayAsync(source, 0)).Error);
        await PayForDaughterAsync(source);
        var money = await MoneyAsync(AMovingCounty.Village);
        // Other tests of the county may have left people of the group there.
        var group = await GroupFiguresAsync();

        // When
        var moved = await MoveAsync(source, [new Mover(daughter.Id, Relation.Spouse)], target.Id);

        // Then
        Assert.Null(moved.Error);
        Assert.Equal((target.Id, 1, 1, false), (moved.Value.HouseholdId, moved.Value.People, moved.Value.Paid, moved.Value.EmptiedSource));
        Assert.Equal(money, await MoneyAsync(AMovingCounty.Village));
        Assert.Equal((group.Expected + 1, group.Enrolled + 1), await GroupFiguresAsync());
        await County.AssertBooksAgreeAsync();
        // The cadre of the new village sees her as enrolled: nobody asks her for money a second time.
        var seen = await portal.UseCase<OpenVillageHousehold>().ExecuteAsync(target.Id, AMovingCounty.OtherCadre, CancellationToken.None);
        Assert.Equal(MemberState.Enrolled, seen.Value.Members.Single(member => member.Id == daughter.Id).State);
    }

    [Fact]
    public async Task ExecuteAsync_GivenTheHead_ThenSomebodyWhoStaysMustFollow()
    {
        // Given
        var source = await County.AddAsync(AMovingCounty.Village, TestMember.Head("冉户主"), new TestMember("冉留守") { Relation = Relation.Spouse });
        var target = await County.AddAsync(AMovingCounty.Village, TestMember.Head("冉儿子"));

        // When
        var refused = await MoveAsync(source, [new Mover(source.Members[0].Id, Relation.Parent)], target.Id);
        var moved = await MoveAsync(source, [new Mover(source.Members[0].Id, Relation.Parent)], target.Id, newHead: source.Members[1].Id);

        // Then
        Assert.Equal(RegistryErrors.HeadNeeded, refused.Error);
        Assert.Null(moved.Error);
        Assert.Equal("冉留守", await portal.OwnerScalarAsync<string>("select head_name from household where id = $1", source.Id));
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task ExecuteAsync_GivenASplit_ThenANewHouseholdWithItsOwnNumberAndHead()
    {
        // Given
        var source = await County.AddAsync(AMovingCounty.Village, TestMember.Head("秦父"), new TestMember("秦子"), new TestMember("秦媳"));
        var home = new NewHome(OrgCode.Parse(AMovingCounty.OtherVillage), null, "3组", "3组9号", "13800000001");

        // When
        var split = await portal.UseCase<MovePeople>().ExecuteAsync(
            new MovePeopleCommand(
                source.Id, [new Mover(source.Members[1].Id, Relation.Head), new Mover(source.Members[2].Id, Relation.Spouse)], null, home, null, "结婚分户"),
            AMovingCounty.Clerk,
            CancellationToken.None);

        // Then
        Assert.Equal(("秦子", 2), (split.Value.HeadName, split.Value.People));
        Assert.Equal(
            $"秦子 {AMovingCounty.OtherVillage} 3组9号",
            await portal.OwnerScalarAsync<string>("select head_name || ' ' || org_code || ' ' || address from household where id = $1", split.Value.HouseholdId));
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task ExecuteAsync_GivenEverybody_ThenTheHouseholdIsClosedAndItsNumberLeadsToTheOther()
    {
        // Given
        var source = await County.AddAsync(AMovingCounty.Village, TestMember.Head("并入一"), new TestMember("并入二"));
        var target = await County.AddAsync(AMovingCounty.Village, TestMember.Head("接收户"));

        // When
        var merged = await MoveAsync(source, [.. source.Members.Select(member => new Mover(member.Id, Relation.Other))], target.Id);
        var found = await portal.UseCase<SearchRegistry>().ExecuteAsync(source.Number[1..], AMovingCounty.Clerk, CancellationToken.None);

        // Then
        Assert.True(merged.Value.EmptiedSource);
        var record = await portal.UseCase<OpenHouseholdRecord>().ExecuteAsync(source.Id, AMovingCounty.Clerk, CancellationToken.None);
        Assert.Equal(target.Id, record.Value.MergedInto?.Id);
        Assert.Equal(RegistryErrors.NoTarget, (await MoveAsync(target, [new Mover(target.Members[0].Id, Relation.Other)], source.Id, newHead: source.Members[0].Id)).Error);
        Assert.Null(found.Error);
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task MoveHousehold_GivenAnotherVillageOfTheTownship_ThenEverybodyGoesAndTheNumberStays()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head("整户一").With("城乡低保对象"), new TestMember("整户二") { Exemption = ExemptionReason.Deceased });

        // When
        var moved = await RelocateAsync(household.Id, AMovingCounty.OtherVillage);

        // Then
        Assert.Equal((household.Number, 2), (moved.Value.Number, moved.Value.People));
        Assert.Equal(RegistryErrors.Unchanged, (await RelocateAsync(household.Id, AMovingCounty.OtherVillage)).Error);
        Assert.Equal(RegistryErrors.VillageNotFound, (await RelocateAsync(household.Id, AMovingCounty.FarVillage)).Error);
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Transfer_GivenAPaidHouseholdForAnotherTownship_ThenTheCountyMovesItAndItsNewClerkSeesTheCover()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head("迁出户主"), new TestMember("迁出成员"));
        Assert.Null((await County.PayAsync(household, 0)).Error);
        var request = await RequestAsync(household, household.Members.Select(member => member.Id));

        // When
        var again = await RequestAsync(household, [household.Members[0].Id]);
        await Assert.ThrowsAsync<AccessDeniedException>(() => DecideAsync(request.Value, accept: true, AMovingCounty.Clerk));
        var done = await DecideAsync(request.Value, accept: true, AMovingCounty.Official);
        var twice = await DecideAsync(request.Value, accept: true, AMovingCounty.Official);

        // Then
        Assert.Equal(RegistryErrors.TransferWaiting, again.Error);
        Assert.Equal((household.Number, 2, 1), (done.Value!.Number, done.Value.People, done.Value.Paid));
        Assert.Equal(RegistryErrors.TransferDecided, twice.Error);
        Assert.Equal(RegistryErrors.HouseholdNotFound, (await portal.UseCase<OpenHouseholdRecord>().ExecuteAsync(household.Id, AMovingCounty.Clerk, CancellationToken.None)).Error);
        var desk = await portal.UseCase<OpenHousehold>().ExecuteAsync(household.Id, null, AMovingCounty.FarClerk, CancellationToken.None);
        Assert.Equal("一档", desk.Value.Members[0].Enrolled?.Tier);
        Assert.Null(desk.Value.Members[0].Enrolled?.ContributionId);
        Assert.Equal("contribution.enrolled-before-move", (await County.PayAsync(household, AMovingCounty.FarClerk, 0)).Error?.Code);
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Transfer_GivenSomeMembers_ThenTheyMakeAHouseholdThere()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head("留下户主"), new TestMember("外嫁女"));
        var request = await RequestAsync(household, [household.Members[1].Id]);

        // When
        var done = await DecideAsync(request.Value, accept: true, AMovingCounty.Official);

        // Then
        Assert.Equal("外嫁女", done.Value!.HeadName);
        Assert.NotEqual(household.Id, done.Value.HouseholdId);
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Transfer_GivenWithdrawnOrDeclined_ThenNobodyMoves()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head("不走了"));
        var first = await RequestAsync(household, [household.Members[0].Id]);

        // When
        var withdrawn = await portal.UseCase<WithdrawTransfer>().ExecuteAsync(first.Value, AMovingCounty.Clerk, CancellationToken.None);
        var second = await RequestAsync(household, [household.Members[0].Id]);
        var silent = await DecideAsync(second.Value, accept: false, AMovingCounty.Official, note: null);
        var declined = await DecideAsync(second.Value, accept: false, AMovingCounty.Official, note: "材料不齐");

        // Then
        Assert.Null(withdrawn.Error);
        Assert.Equal("people.decline-reason", silent.Error?.Code);
        Assert.Null(declined.Error);
        Assert.Null(declined.Value);
        Assert.Equal(RegistryErrors.TransferNotFound, (await portal.UseCase<WithdrawTransfer>().ExecuteAsync(second.Value, AMovingCounty.FarClerk, CancellationToken.None)).Error);
        Assert.Equal(AMovingCounty.Village, await portal.OwnerScalarAsync<string>("select org_code from household where id = $1", household.Id));
    }

    [Fact]
    public async Task Move_GivenPaymentsAtTheSameTime_ThenTheBooksAgree()
    {
        // Given
        var households = await Task.WhenAll(Enumerable.Range(0, 8).Select(index => County.AddAsync(AMovingCounty.Village, TestMember.Head($"边走边付{index}"))));

        // When
        var outcomes = await Task.WhenAll(households.SelectMany(household => new[]
        {
            Task.Run(async () => (await RelocateAsync(household.Id, AMovingCounty.OtherVillage)).Error),
            Task.Run(async () => (await County.PayAsync(household, 0)).Error),
        }));

        // Then
        Assert.All(outcomes, Assert.Null);
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Move_GivenTwoHouseholdsIntoEachOther_ThenNoDeadlock()
    {
        // Given
        var one = await County.AddAsync(AMovingCounty.Village, TestMember.Head("甲"), new TestMember("甲子"));
        var other = await County.AddAsync(AMovingCounty.OtherVillage, TestMember.Head("乙"), new TestMember("乙子"));

        // When
        var moves = await Task.WhenAll(
            MoveAsync(one, [new Mover(one.Members[1].Id, Relation.Other)], other.Id),
            MoveAsync(other, [new Mover(other.Members[1].Id, Relation.Other)], one.Id));

        // Then
        Assert.All(moves, move => Assert.Null(move.Error));
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task ExecuteAsync_GivenAnotherTownship_ThenNotFoundAndNoTarget()
    {
        // Given
        var near = await County.AddAsync(AMovingCounty.Village, TestMember.Head("近"));
        var far = await County.AddAsync(AMovingCounty.FarVillage, TestMember.Head("远"));

        // When, Then
        Assert.Equal(RegistryErrors.HouseholdNotFound, (await MoveAsync(far, [new Mover(far.Members[0].Id, Relation.Other)], near.Id)).Error);
        Assert.Equal(RegistryErrors.NoTarget, (await MoveAsync(near, [new Mover(near.Members[0].Id, Relation.Other)], far.Id)).Error);
        Assert.Equal(RegistryErrors.NotMembers, (await MoveAsync(near, [new Mover(far.Members[0].Id, Relation.Other)], far.Id)).Error);
    }

    private async Task PayForDaughterAsync(Household source)
    {
        var paid = await portal.UseCase<Application.Contributions.RecordContribution>().ExecuteAsync(
            new Application.Contributions.RecordContributionCommand(
                source.Id,
                [new Application.Contributions.ContributionLine(source.Members[1].Id, "一档")],
                Domain.Contributions.PaymentChannel.Cash,
                null,
                "付款人",
                Money.Yuan(38),
                Guid.CreateVersion7()),
            AMovingCounty.Clerk,
            CancellationToken.None);
        Assert.Null(paid.Error);
    }

    private Task<decimal> MoneyAsync(string village) => portal.OwnerScalarAsync<decimal>("select sum(self_pay_fen) from village_progress where org_code = $1", village);

    private Task<Result<MovedPeople>> MoveAsync(Household source, IReadOnlyList<Mover> people, Guid target, Guid? newHead = null) =>
        portal.UseCase<MovePeople>().ExecuteAsync(
            new MovePeopleCommand(source.Id, people, target, null, newHead, "户口簿变更"), AMovingCounty.Clerk, CancellationToken.None);

    private Task<Result<MovedPeople>> RelocateAsync(Guid household, string village) =>
        portal.UseCase<MoveHousehold>().ExecuteAsync(
            new MoveHouseholdCommand(household, OrgCode.Parse(village), "1组", "1组1号", "搬迁"), AMovingCounty.Clerk, CancellationToken.None);

    private Task<Result<Guid>> RequestAsync(Household household, IEnumerable<Guid> people) =>
        portal.UseCase<RequestTransfer>().ExecuteAsync(
            new RequestTransferCommand(household.Id, [.. people], OrgCode.Parse(AMovingCounty.FarVillage), "婚迁"), AMovingCounty.Clerk, CancellationToken.None);

    private Task<Result<MovedPeople?>> DecideAsync(Guid request, bool accept, Actor actor, string? note = "同意") =>
        portal.UseCase<DecideTransfer>().ExecuteAsync(new DecideTransferCommand(request, accept, note), actor, CancellationToken.None);

    private static async Task<(int Expected, int Enrolled)> GroupFiguresAsync()
    {
        var figures = (await County.GroupAsync(AMovingCounty.OtherVillage, "城乡低保对象")).Split(' ').Select(int.Parse).ToList();
        return (figures[0], figures[1]);
    }
}
