using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Application.Tests.Exports;
using EnrollmentPortal.Application.ZeroDeclarations;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.ZeroDeclarations;
using EnrollmentPortal.TestKit;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.ZeroDeclarations;

/// <summary>Who is on the list, who is left out, and who may approve it.</summary>
public sealed class ProposeZeroDeclarationTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly ZeroTown _town = new(cluster);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _town.OpenAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Propose_GivenPeopleOfEveryKind_ThenEachIsOnTheListOrLeftOutWithTheReason()
    {
        // Given
        await _town.AddAsync("甲全额");
        await _town.AddAsync("乙别镇", ZeroTown.OtherTownVillage, "计生残抚（特扶）对象", "城乡低保对象");
        await _town.AddAsync("丙低保", ZeroTown.Village, "城乡低保对象");
        await _town.County.AddHouseholdAsync(ZeroTown.SecondVillage, TestMember.Head("丁职工").With(ZeroTown.Destitute) with { Exemption = ExemptionReason.EmployeeInsurance });
        await _town.County.AddHouseholdAsync(ZeroTown.SecondVillage, TestMember.Head("戊普通"));
        var elsewhere = await _town.AddAsync("己外县");
        await _town.CountAsync(
            "with claim as (insert into coverage_claim (id_number_hash, coverage_year, tenant_id, kind, since) values ($1, 2024, 500240, 'Resident', '2023-11-01') returning 1) select count(*) from claim", elsewhere.IdNumberHash);
        await _town.Portal.OwnerScalarAsync<int>("insert into tenant (id, name, demonstration) values (990002, '外县', true) returning id");
        await _town.CountAsync("with claim as (update coverage_claim set tenant_id = 990002 where id_number_hash = $1 returning 1) select count(*) from claim", elsewhere.IdNumberHash);

        // When
        var id = await _town.ProposeAsync();

        // Then: 丙 and 戊 pay something, so they are nobody's business here
        Assert.Equal(
            "丁职工 LeftOut zero.exempt,乙别镇 Proposed,己外县 LeftOut zero.covered-elsewhere,甲全额 Proposed", await _town.LinesAsync(id));
        var sheet = await _town.ReadAsync(id);
        Assert.Equal(ZeroDeclarationState.Proposed, sheet.Head.State);
        Assert.Equal([("500240103", 1), ("500240108", 1)], sheet.Units.Select(unit => (unit.Code.Value, unit.Count(ZeroLineState.Proposed))));
        Assert.Equal(Money.Yuan(760), sheet.SubsidyTotal);
        var town = await _town.ReadAsync(id, ZeroTown.Township);
        Assert.Equal(["甲全额", "己外县", "丁职工"], town.People.Select(person => person.Name));
        Assert.Equal(("一档", Money.Yuan(380), ZeroTown.Destitute), (town.People[0].Tier, town.People[0].Standard, town.People[0].Category));
        Assert.Equal(0L, await _town.CountAsync("select count(*) from enrollment"));
        var file = await AnExport.RowsAsync(_town.Portal, new ListRequest(ListName.ZeroDeclaration, OrgCode.Parse(ZeroTown.Township), Declaration: id), ZeroTown.Clerk);
        Assert.Equal(
            ["丁职工 Line.LeftOut  zero.exempt", "己外县 Line.LeftOut  zero.covered-elsewhere", "甲全额 Line.Proposed 380 "],
            file.Select(row => $"{row[1]} {row[7]} {row[6]} {row[8]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Propose_GivenNobody_ThenTheListIsOverAtOnceAndAnotherMayBeDrawnUp()
    {
        // Given
        await _town.AddAsync("低", ZeroTown.Village, "城乡低保对象");

        // When
        var id = await _town.ProposeAsync();

        // Then
        Assert.Equal(ZeroDeclarationState.Withdrawn, await _town.StateAsync(id));
        await _town.AddAsync("全");
        Assert.Equal(ZeroDeclarationState.Proposed, await _town.StateAsync(await _town.ProposeAsync()));
    }

    [Fact]
    public async Task Propose_GivenAnOpenList_ThenTheUnitGetsNoSecondAlsoNotAtOnce()
    {
        // Given
        await _town.AddAsync("全");

        // When
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _town.Portal.UseCase<ProposeZeroDeclaration>().ExecuteAsync(ZeroTown.Proposer, Cancellation)));

        // Then
        Assert.Single(results, result => !result.IsError);
        Assert.All(results.Where(result => result.IsError), result => Assert.Equal("zero.open-already(提出人)", result.Error!.ToString()));
    }

    [Fact]
    public async Task Approve_GivenTheProposer_ThenRefusedByTheUseCaseAndByTheDatabase()
    {
        // Given
        await _town.AddAsync("全");
        var id = await _town.ProposeAsync();

        // When, Then
        Assert.Equal(ZeroErrors.SamePerson, (await _town.ApproveAsync(id, ZeroTown.Proposer)).Error);
        var broken = await Assert.ThrowsAsync<PostgresException>(() => _town.Portal.OwnerScalarAsync<Guid>(
            "update zero_declaration set state = 'Approved', approved_by = proposed_by, approved_by_name = 'x', approved_at = now(), approved_on = '2023-11-20' where id = $1 returning id", id));
        Assert.Equal(PostgresErrorCodes.CheckViolation, broken.SqlState);
    }

    [Fact]
    public async Task Approve_GivenUnits_ThenATownshipsListIsAnybodysAboveItAndACountysListOnlyTheCountys()
    {
        // Given
        await _town.AddAsync("全");
        await _town.AddAsync("别镇", ZeroTown.OtherTownVillage);
        var county = await _town.ProposeAsync();

        // When, Then: the clerk reads the county's list, of the own township alone, and cannot approve it
        Assert.Equal(["全"], (await _town.ReadAsync(county, actor: ZeroTown.Clerk)).People.Select(person => person.Name));
        Assert.Equal(ZeroErrors.LargerUnit, (await _town.ApproveAsync(county, ZeroTown.Clerk)).Error);
        Assert.Equal(ZeroErrors.NotFound, (await _town.ApproveAsync(county, TestPortal.ActorAs(Role.CountyOfficial, "500118"))).Error);

        // And the clerk's own list is the county's to approve
        var town = await _town.ProposeAsync(ZeroTown.Clerk);
        Assert.Equal("全 Proposed", await _town.LinesAsync(town));
        Assert.Equal(ZeroErrors.NotFound, (await _town.ApproveAsync(town, TestPortal.ActorAs(Role.TownshipClerk, "500240103"))).Error);
        Assert.Equal(1, (await _town.ApproveAsync(town)).Value);
    }

    [Fact]
    public async Task Choose_GivenAPerson_ThenHeIsTakenOffAndPutBackUntilItIsApproved()
    {
        // Given
        var (stays, goes) = (await _town.AddAsync("留"), await _town.AddAsync("去"));
        var id = await _town.ProposeAsync();

        // When
        var left = await ChooseAsync(id, goes, isIn: false);
        await ChooseAsync(id, stays, isIn: false);
        await ChooseAsync(id, stays, isIn: true);
        await _town.ApproveAsync(id);
        var late = await ChooseAsync(id, stays, isIn: false);
        await _town.WorkAsync();

        // Then
        Assert.Equal((ZeroLineState.LeftOut, ZeroErrors.WrongState), (left.Value, late.Error));
        Assert.Equal("去 LeftOut zero.by-hand,留 Enrolled", await _town.LinesAsync(id));
    }

    [Fact]
    public async Task End_GivenAProposal_ThenNobodyIsEnrolledAndItCannotBeApproved()
    {
        // Given
        await _town.AddAsync("全");
        var id = await _town.ProposeAsync();

        // When
        var ended = await _town.Portal.UseCase<EndZeroDeclaration>().ExecuteAsync(id, "名单有误", ZeroTown.Proposer, Cancellation);

        // Then
        Assert.Equal(ZeroDeclarationState.Withdrawn, ended.Value);
        Assert.Equal(ZeroErrors.WrongState, (await _town.ApproveAsync(id)).Error);
        Assert.Equal(0L, await _town.CountAsync("select count(*) from enrollment"));
    }

    private Task<Result<ZeroLineState>> ChooseAsync(Guid declaration, Person person, bool isIn) =>
        _town.Portal.UseCase<ChooseForDeclaration>().ExecuteAsync(new DeclarationChoice(declaration, person.Id, isIn), ZeroTown.Approver, Cancellation);
}
