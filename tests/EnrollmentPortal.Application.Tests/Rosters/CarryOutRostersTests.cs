using EnrollmentPortal.Application.Progress.Verification;
using EnrollmentPortal.Application.Rosters;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Application.Rosters.Reading;
using EnrollmentPortal.Domain.Rosters;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Rosters;

/// <summary>What follows from a list, and from which day on.</summary>
public sealed class CarryOutRostersTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly RosterTown _town = new(cluster);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _town.OpenAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Apply_GivenAListByTheFifth_ThenItCountsFromTheNextMonthAndTheBooksAgree()
    {
        // Given
        var (stays, comes, changes, goes) = (await AddAsync("留"), await AddAsync("来"), await AddAsync("变"), await AddAsync("走"));
        await _town.SendAndApplyAsync(RosterTown.Civil, Line(stays), Line(changes), Line(goes));
        await _town.LiveOnAsync(2022, 12, 31);
        Assert.Equal(string.Empty, await _town.IdentitiesAsync(stays));
        await _town.LiveOnAsync(2023, 1, 3);
        Assert.Equal("特困人员 民政局", await _town.IdentitiesAsync(goes));
        await AssertBooksAsync();

        // When
        var second = await _town.SendAsync(RosterTown.Civil, ["特困人员", "农村低保对象"], Line(stays), Line(comes), Line(changes, "农村低保对象"));
        var sheet = await _town.ReadAsync(RosterTown.Civil, second.Value);
        var applied = await _town.ApplyAsync(RosterTown.Civil, second.Value);
        await _town.LiveOnAsync(2023, 2, 1);

        // Then
        Assert.Equal(
            [(RosterDifferenceKind.Added, "来"), (RosterDifferenceKind.Removed, "走"), (RosterDifferenceKind.Changed, "变")],
            sheet.Changes.Select(change => (change.Kind, change.Name)));
        Assert.Equal(new AppliedRoster(new DateOnly(2023, 2, 1), IsLate: false, Replaced: 0), applied);
        Assert.Equal(
            ["特困人员 民政局", "特困人员 民政局", "农村低保对象 民政局", ""],
            [await _town.IdentitiesAsync(stays), await _town.IdentitiesAsync(comes), await _town.IdentitiesAsync(changes), await _town.IdentitiesAsync(goes)]);
        Assert.Equal(new DateOnly(2023, 1, 31), await _town.Portal.OwnerScalarAsync<DateOnly>("select ended_on from person_identity where person_id = $1", goes.Id));
        Assert.Equal(second.Value, await _town.Portal.OwnerScalarAsync<Guid>("select ended_by from person_identity where person_id = $1", goes.Id));
        await AssertBooksAsync();
    }

    [Fact]
    public async Task Apply_GivenAListAfterTheFifth_ThenItIsLateAndCountsAMonthLater()
    {
        // Given
        var person = await AddAsync("迟");
        await _town.LiveOnAsync(2022, 12, 6);

        // When
        var applied = await _town.SendAndApplyAsync(RosterTown.Civil, Line(person));

        // Then
        Assert.Equal(new AppliedRoster(new DateOnly(2023, 2, 1), IsLate: true, Replaced: 0), applied);
        await _town.LiveOnAsync(2023, 1, 31);
        Assert.Equal(string.Empty, await _town.IdentitiesAsync(person));
        await _town.LiveOnAsync(2023, 2, 1);
        Assert.Equal("特困人员 民政局", await _town.IdentitiesAsync(person));
    }

    [Fact]
    public async Task Apply_GivenADraftThatIsAppliedAfterTheFifth_ThenTheApplicationCounts()
    {
        // Given
        var sent = await _town.SendAsync(RosterTown.Civil, Line(await AddAsync("拖")));
        Assert.False((await _town.ReadAsync(RosterTown.Civil, sent.Value)).Head.IsLate);
        await _town.LiveOnAsync(2022, 12, 9);

        // When, Then
        Assert.Equal(new AppliedRoster(new DateOnly(2023, 2, 1), IsLate: true, Replaced: 0), await _town.ApplyAsync(RosterTown.Civil, sent.Value));
    }

    [Fact]
    public async Task Apply_GivenACorrectedList_ThenItTakesThePlaceOfTheFirst()
    {
        // Given
        var (wrong, right) = (await AddAsync("错"), await AddAsync("对"));
        var first = await _town.SendAsync(RosterTown.Civil, Line(wrong), Line(right, "农村低保对象"));
        await _town.ApplyAsync(RosterTown.Civil, first.Value);

        // When: a correction of one category alone leaves the other without a list
        var partial = await _town.SendAsync(RosterTown.Civil, Line(right));
        var refused = await _town.TryApplyAsync(RosterTown.Civil, partial.Value);
        await _town.Portal.UseCase<DiscardRoster>().ExecuteAsync(partial.Value, RosterTown.Civil, Cancellation);
        var whole = await _town.SendAsync(RosterTown.Civil, ["特困人员", "农村低保对象"], Line(right));
        var applied = await _town.ApplyAsync(RosterTown.Civil, whole.Value);
        await _town.LiveOnAsync(2023, 1, 1);

        // Then
        Assert.Equal("roster.correction-partial(农村低保对象)", refused.Error?.ToString());
        Assert.Equal(1, applied.Replaced);
        Assert.Equal(RosterState.Replaced, (await _town.ReadAsync(RosterTown.Civil, first.Value)).Head.State);
        Assert.Equal(("", "特困人员 民政局"), (await _town.IdentitiesAsync(wrong), await _town.IdentitiesAsync(right)));
    }

    [Fact]
    public async Task Apply_GivenTwoDepartments_ThenEachEndsItsOwnAndTheOtherListStandsBehindIt()
    {
        // Given: both certify 农村低保对象
        var person = await AddAsync("双");
        await _town.SendAndApplyAsync(RosterTown.Civil, Line(person, "农村低保对象"), Line(person));
        await _town.SendAndApplyAsync(RosterTown.Farming, Line(person, "农村低保对象"));
        await _town.LiveOnAsync(2023, 1, 2);
        Assert.Contains("特困人员 民政局", await _town.IdentitiesAsync(person), StringComparison.Ordinal);

        // When: civil affairs names the person in neither any more
        var emptied = await _town.SendAsync(RosterTown.Civil, ["农村低保对象", "特困人员"], Line(await AddAsync("别人")));
        await _town.ApplyAsync(RosterTown.Civil, emptied.Value);
        await _town.LiveOnAsync(2023, 2, 2);

        // Then
        Assert.Equal("农村低保对象 农业农村局", await _town.IdentitiesAsync(person));
        await AssertBooksAsync();
    }

    [Fact]
    public async Task Apply_GivenLinesThatWait_ThenNobodyIsTakenOffByThem()
    {
        // Given
        var (doubtful, faulty) = (await AddAsync("疑"), await AddAsync("误"));
        await _town.SendAndApplyAsync(RosterTown.Civil, Line(doubtful), Line(faulty));
        await _town.LiveOnAsync(2023, 1, 2);

        // When
        var sent = await _town.SendAsync(
            RosterTown.Civil, $"疑问,{_town.NumberOf(doubtful)},特困人员,,,", $"误,{_town.NumberOf(faulty)[..17]}?,特困人员,,,", Line(await AddAsync("别人")));
        await _town.ApplyAsync(RosterTown.Civil, sent.Value);
        await _town.LiveOnAsync(2023, 2, 1);

        // Then
        Assert.Equal(("特困人员 民政局", "特困人员 民政局"), (await _town.IdentitiesAsync(doubtful), await _town.IdentitiesAsync(faulty)));
        var decided = await _town.Portal.UseCase<DecideRosterLine>().ExecuteAsync(new RosterLineChoice(sent.Value, 3, null), RosterTown.Civil, Cancellation);
        Assert.Equal(RosterDecision.Rejected, decided.Value);
        Assert.Equal(string.Empty, await _town.IdentitiesAsync(doubtful));
        Assert.Equal(
            RosterErrors.NothingToDecide,
            (await _town.Portal.UseCase<DecideRosterLine>().ExecuteAsync(new RosterLineChoice(sent.Value, 3, doubtful.Id), RosterTown.Civil, Cancellation)).Error);
    }

    [Fact]
    public async Task Apply_GivenALastDay_ThenTheIdentityEndsWithIt()
    {
        // Given
        var person = await AddAsync("期");
        await _town.SendAndApplyAsync(RosterTown.Civil, $"期,{_town.NumberOf(person)},特困人员,,2022-10-01,2023-01-15");

        // When, Then
        await _town.LiveOnAsync(2023, 1, 15);
        Assert.Equal("特困人员 民政局", await _town.IdentitiesAsync(person));
        await _town.LiveOnAsync(2023, 1, 16);
        Assert.Equal(string.Empty, await _town.IdentitiesAsync(person));
        await AssertBooksAsync();
    }

    [Fact]
    public async Task CarryOut_GivenTwoNodesAtOnce_ThenEveryIdentityIsEnteredOnce()
    {
        // Given
        var people = new List<string>();
        for (var index = 0; index < 30; index++)
        {
            people.Add(Line(await AddAsync($"人{index}")));
        }

        await _town.SendAndApplyAsync(RosterTown.Civil, [.. people]);
        await _town.Portal.OwnerScalarAsync<int>("update tenant set business_date = '2023-01-01' where id = 130607 returning id");

        // When
        var carryOut = _town.Portal.Services.GetRequiredService<CarryOutRosters>();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => carryOut.ExecuteAsync(_town.County.TenantId, Cancellation)));

        // Then
        Assert.Equal(30L, await _town.Portal.OwnerScalarAsync<long>("select count(*) from person_identity"));
        Assert.Equal(0, await carryOut.ExecuteAsync(_town.County.TenantId, Cancellation));
        await AssertBooksAsync();
    }

    private Task<Domain.Households.Person> AddAsync(string name) => _town.AddAsync(new TestMember(name));

    private string Line(Domain.Households.Person person, string category = RosterTown.Destitute) => $"{person.Name},{_town.NumberOf(person)},{category},,,";

    private async Task AssertBooksAsync()
    {
        var checks = (await _town.Portal.UseCase<VerifyLedger>().ExecuteAsync(VerifyLedger.CommandLineActor(130607), Cancellation)).Value;
        Assert.Equal([], checks.Where(check => check.First is not null).Select(check => $"{check.Name} {check.First}"));
    }
}
