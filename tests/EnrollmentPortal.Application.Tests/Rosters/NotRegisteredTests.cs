using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Progress.Verification;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Rosters;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Application.Rosters.Missing;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Rosters;

/// <summary>People that a list names before anybody has registered them.</summary>
public sealed class NotRegisteredTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly RosterTown _town = new(cluster);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _town.OpenAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Register_GivenALineThatWaits_ThenItIsMatchedAtOnceAndTheIdentityCounts()
    {
        // Given: a list that counts since yesterday
        var number = TestCounty.NextNumber(new TestMember("周九"));
        await _town.SendAndApplyAsync(RosterTown.Civil, $"周九,{number.Reveal()},特困人员,,,,单位102,单位201");
        await _town.LiveOnAsync(2023, 1, 2);
        var waiting = Assert.Single((await _town.Portal.UseCase<ListNotRegistered>().ExecuteAsync(RosterTown.Clerk, Cancellation)).Value.People);

        // When
        var named = (await _town.Portal.UseCase<OpenNotRegistered>().ExecuteAsync(waiting.RosterId, waiting.Number, RosterTown.Clerk, Cancellation)).Value;
        var saved = await RegisterAsync("周九", number);

        // Then
        Assert.Equal(("周九", number.BirthDate, number.Sex, RosterTown.Village), (named.Name, named.BornOn, named.Sex, named.Unit.Value));
        Assert.Equal(1, saved.Value.Named);
        Assert.Equal("Matched", await MatchAsync());
        Assert.Equal("特困人员 民政局", await IdentitiesAsync(saved.Value.HouseholdId));
        Assert.Empty((await _town.Portal.UseCase<ListNotRegistered>().ExecuteAsync(RosterTown.Clerk, Cancellation)).Value.People);
        Assert.Equal(RosterErrors.LineGone, (await _town.Portal.UseCase<OpenNotRegistered>().ExecuteAsync(waiting.RosterId, waiting.Number, RosterTown.Clerk, Cancellation)).Error);
        await AssertBooksAsync();
    }

    [Fact]
    public async Task Register_GivenAnotherNameOrNoNumber_ThenTheDepartmentDecides()
    {
        // Given
        var number = TestCounty.NextNumber(new TestMember("吴十"));
        await _town.SendAndApplyAsync(RosterTown.Civil, $"吴十,{number.Reveal()},特困人员,,,,单位102,单位201", "郑一,,特困人员,1980-05-01,,,,");
        await _town.LiveOnAsync(2023, 1, 2);

        // When
        var other = await RegisterAsync("吴石", number);
        var nameless = await RegisterAsync("郑一", TestCounty.NextNumber(new TestMember("郑一")));

        // Then
        Assert.Equal((1, 1), (other.Value.Named, nameless.Value.Named));
        Assert.Equal("NameAndBirth OtherName", await MatchAsync());
        Assert.Equal(string.Empty, await IdentitiesAsync(other.Value.HouseholdId));
        var roster = await _town.Portal.OwnerScalarAsync<Guid>("select id from roster");
        var person = await _town.Portal.OwnerScalarAsync<Guid>("select id from person where name = '吴石'");
        Assert.False((await _town.Portal.UseCase<DecideRosterLine>().ExecuteAsync(new RosterLineChoice(roster, 3, person), RosterTown.Civil, Cancellation)).IsError);
        Assert.Equal("特困人员 民政局", await IdentitiesAsync(other.Value.HouseholdId));
    }

    [Fact]
    public async Task CarryOut_GivenSomebodyWhoCameByAnImport_ThenTheNextRoundFindsHim()
    {
        // Given
        var member = new TestMember("钱二");
        var person = await _town.AddAsync(member);
        var number = _town.NumberOf(person);
        await _town.Portal.OwnerScalarAsync<int>("update person set id_number_hash = 'x'::bytea where id = $1 returning 1", person.Id);
        await _town.SendAndApplyAsync(RosterTown.Civil, $"钱二,{number},特困人员,,,,,");
        await _town.Portal.OwnerScalarAsync<int>("update person set id_number_hash = $2 where id = $1 returning 1", person.Id, person.IdNumberHash);
        Assert.Equal("Unknown", await MatchAsync());

        // When
        await _town.LiveOnAsync(2023, 1, 2);

        // Then
        Assert.Equal("特困人员 民政局", await _town.IdentitiesAsync(person));
        Assert.Equal(0, await _town.Portal.Services.GetRequiredService<CarryOutRosters>().ExecuteAsync(_town.County.TenantId, Cancellation));
    }

    [Fact]
    public async Task Place_GivenALineWithoutAPlace_ThenTheTownshipSeesItOnceTheCountyHasGivenIt()
    {
        // Given
        await _town.SendAndApplyAsync(RosterTown.Civil, $"吴十,{TestCounty.NextNumber(new TestMember("吴十")).Reveal()},特困人员,,,,,");
        Assert.Empty((await _town.Portal.UseCase<ListNotRegistered>().ExecuteAsync(RosterTown.Clerk, Cancellation)).Value.People);
        var county = (await _town.Portal.UseCase<ListNotRegistered>().ExecuteAsync(RosterTown.Official, Cancellation)).Value;

        // When
        var line = Assert.Single(county.People);
        var given = await _town.Portal.UseCase<PlaceRosterLine>().ExecuteAsync(
            new RosterLinePlace(line.RosterId, line.Number, county.Townships[0].Code), RosterTown.Official, Cancellation);

        // Then
        Assert.False(given.IsError);
        Assert.Single((await _town.Portal.UseCase<ListNotRegistered>().ExecuteAsync(RosterTown.Clerk, Cancellation)).Value.People);
    }

    private Task<Result<RegisteredHousehold>> RegisterAsync(string name, IdNumber number) => _town.Portal.UseCase<RegisterHousehold>().ExecuteAsync(
        new RegisterHouseholdCommand(
            OrgCode.Parse(RosterTown.Village), null, "一组", "", null,
            [new NewMember(name, Relation.Head, number.Reveal(), number.Sex, number.BirthDate, EthnicGroup.Han, null, ResidenceGrounds.LocalHukou)]),
        RosterTown.Clerk,
        Cancellation);

    private Task<string> MatchAsync() => _town.Portal.OwnerScalarAsync<string>("select string_agg(match, ' ' order by match) from roster_line");

    private async Task<string> IdentitiesAsync(Guid household)
    {
        var record = (await _town.Portal.UseCase<OpenHouseholdRecord>().ExecuteAsync(household, RosterTown.Clerk, Cancellation)).Value;
        Assert.All(record.Members.SelectMany(member => member.Identities), identity => Assert.Equal(new DateOnly(2022, 12, 1), identity.ListMonth));
        return string.Join('；', record.Members.SelectMany(member => member.Identities).Select(identity => $"{identity.Category} {identity.CertifiedBy}"));
    }

    private async Task AssertBooksAsync()
    {
        var checks = (await _town.Portal.UseCase<VerifyLedger>().ExecuteAsync(VerifyLedger.CommandLineActor(130607), Cancellation)).Value;
        Assert.Equal([], checks.Where(check => check.First is not null).Select(check => $"{check.Name} {check.First}"));
    }
}
