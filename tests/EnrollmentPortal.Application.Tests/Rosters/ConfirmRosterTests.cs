using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Rosters;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Application.Waiting;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Rosters;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Rosters;

/// <summary>A list that takes much away says so before it is sent, and counts only when a second person has confirmed it.</summary>
public sealed class ConfirmRosterTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly RosterTown _town = new(cluster);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _town.OpenAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Apply_GivenOneOfThreeLeaves_ThenNothingFollowsBeforeASecondPersonConfirms()
    {
        // Given
        var people = await CertifiedAsync(3);
        var roster = (await _town.SendAsync(RosterTown.Civil, [RosterTown.Destitute], Line(people[0]), Line(people[1]))).Value;

        // When
        var sheet = await _town.ReadAsync(RosterTown.Civil, roster);
        var sent = (await _town.TryApplyAsync(RosterTown.Civil, roster)).Value;
        await _town.LiveOnAsync(2023, 2, 1);

        // Then
        Assert.Equal((new RosterLoss(3, 1, 1), 10, true), (sheet.Agreement.Loss, sheet.Agreement.Percent, sheet.Agreement.NeedsSecond));
        Assert.True(sent.Waits);
        Assert.Equal("特困人员 民政局", await _town.IdentitiesAsync(people[2]));

        // When: the sender, then another officer of the department
        await _town.LiveOnAsync(2023, 2, 2);
        var own = await ConfirmAsync(RosterTown.Civil, roster);
        var other = await ConfirmAsync(RosterTown.CivilToo, roster);
        await _town.LiveOnAsync(2023, 3, 1);

        // Then
        Assert.Equal((RosterErrors.SamePerson.Code, null), (own, other));
        Assert.Equal("|特困人员 民政局", string.Join('|', await _town.IdentitiesAsync(people[2]), await _town.IdentitiesAsync(people[0])));
        Assert.Equal(RosterErrors.NotProposed.Code, await ConfirmAsync(RosterTown.CivilToo, roster));
    }

    [Fact]
    public async Task Apply_GivenOneOfTenLeaves_ThenOnePersonIsEnough()
    {
        // Given
        var people = await CertifiedAsync(10);
        var roster = (await _town.SendAsync(RosterTown.Civil, [RosterTown.Destitute], [.. people.Skip(1).Select(Line)])).Value;

        // When
        var sheet = await _town.ReadAsync(RosterTown.Civil, roster);
        var sent = (await _town.TryApplyAsync(RosterTown.Civil, roster)).Value;

        // Then
        Assert.Equal((new RosterLoss(10, 1, 1), false), (sheet.Agreement.Loss, sheet.Agreement.NeedsSecond));
        Assert.False(sent.Waits);
        Assert.Equal(RosterState.Applied, (await _town.ReadAsync(RosterTown.Civil, roster)).Head.State);
    }

    [Fact]
    public async Task Apply_GivenTheListTakesAwayAnotherNumberThanTheQuestionSaid_ThenItIsAskedAgain()
    {
        // Given: one leaves by the question; then the doubtful line that kept another is rejected
        var people = await CertifiedAsync(3);
        var roster = (await _town.SendAsync(RosterTown.Civil, [RosterTown.Destitute], Line(people[0]), $"别名,{_town.NumberOf(people[1])},特困人员,,,")).Value;
        var consent = await _town.ConsentAsync(RosterTown.Civil, roster);
        await _town.Portal.UseCase<DecideRosterLine>().ExecuteAsync(new RosterLineChoice(roster, 4, null), RosterTown.Civil, Cancellation);

        // When
        var answer = await _town.Portal.UseCase<ApplyRoster>().ExecuteAsync(consent, RosterTown.Civil, Cancellation);

        // Then
        Assert.Equal(new RosterLoss(3, 1, 1), consent.Seen);
        Assert.Equal(RosterErrors.LossChanged, answer.Error);
        Assert.Equal(new RosterLoss(3, 2, 2), (await _town.ConsentAsync(RosterTown.Civil, roster)).Seen);
    }

    [Fact]
    public async Task Confirm_GivenOthers_ThenTheCountyMayAndAnotherDepartmentFindsNothing()
    {
        // Given
        var people = await CertifiedAsync(2);
        var roster = (await _town.SendAsync(RosterTown.Civil, [RosterTown.Destitute], Line(people[0]))).Value;
        await _town.TryApplyAsync(RosterTown.Civil, roster);

        // When, Then
        Assert.Empty(await WaitingAsync(RosterTown.Civil));
        Assert.Equal([new WaitingItem(WaitingKind.RosterConfirmations, 1)], await WaitingAsync(RosterTown.CivilToo));
        Assert.Equal([new WaitingItem(WaitingKind.RosterConfirmations, 1)], await WaitingAsync(RosterTown.Official));
        var consent = await _town.ConsentAsync(RosterTown.Civil, roster);
        Assert.Equal(RosterErrors.NotFound, (await _town.Portal.UseCase<ConfirmRoster>().ExecuteAsync(consent, RosterTown.Farming, Cancellation)).Error);
        Assert.Null(await ConfirmAsync(RosterTown.Official, roster));
    }

    [Fact]
    public async Task Discard_GivenAListThatWaits_ThenTheDepartmentGivesItUp()
    {
        // Given
        var people = await CertifiedAsync(2);
        var roster = (await _town.SendAsync(RosterTown.Civil, [RosterTown.Destitute], Line(people[0]))).Value;
        await _town.TryApplyAsync(RosterTown.Civil, roster);

        // When
        await _town.Portal.UseCase<DiscardRoster>().ExecuteAsync(roster, RosterTown.CivilToo, Cancellation);

        // Then
        Assert.Equal(RosterState.Discarded, (await _town.ReadAsync(RosterTown.Civil, roster)).Head.State);
        Assert.Empty(await WaitingAsync(RosterTown.Official));
    }

    private async Task<List<Person>> CertifiedAsync(int count)
    {
        var people = new List<Person>();
        for (var number = 0; number < count; number++)
        {
            people.Add(await _town.AddAsync(new TestMember("人" + (char)('甲' + number))));
        }

        // The list before, which counts since 1 January.
        await _town.SendAndApplyAsync(RosterTown.Civil, [.. people.Select(Line)]);
        await _town.LiveOnAsync(2023, 1, 3);
        return people;
    }

    private string Line(Person person) => $"{person.Name},{_town.NumberOf(person)},特困人员,,,";

    private async Task<string?> ConfirmAsync(Actor actor, Guid roster) =>
        (await _town.Portal.UseCase<ConfirmRoster>().ExecuteAsync(await _town.ConsentAsync(actor, roster), actor, Cancellation)).Error?.Code;

    private async Task<IReadOnlyList<WaitingItem>> WaitingAsync(Actor actor) => (await _town.Portal.UseCase<ReadWaiting>().ExecuteAsync(actor, Cancellation)).Value;
}
