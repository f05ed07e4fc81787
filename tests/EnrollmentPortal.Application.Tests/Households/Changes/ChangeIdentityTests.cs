using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.IdentityCases;
using EnrollmentPortal.Application.Progress.Verification;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Rosters;
using EnrollmentPortal.Application.Tests.Rosters;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.IdentityCases;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Collection;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Households.Changes;

/// <summary>A certificate at the window changes an identity; for a person who has paid it leads to the same case as a list.</summary>
public sealed class ChangeIdentityTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly RosterTown _town = new(cluster);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _town.OpenAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Change_GivenSomebodyWhoPaidTheStandard_ThenARefundOfTheDifferenceWaitsForReviewWithFunderAndAmount()
    {
        // Given: 350 paid, then 农村低保对象 with a subsidy of 315 (满城 R-MC-25)
        var person = await _town.AddAsync(new TestMember("已缴"));
        await _town.PayAsync(person, 350);

        // When
        var outcome = await ChangeAsync(person, RosterTown.Rural, begins: true);

        // Then
        Assert.Equal(Money.Yuan(315), outcome.Value.Case!.Amount);
        Assert.Equal("农村低保对象 民政局", await _town.IdentitiesAsync(person));
        var only = Assert.Single(await CasesAsync(RosterTown.Official));
        Assert.Equal(
            ("已缴", SettlementRule.RefundDifference, Money.Yuan(350), Money.Yuan(315), "财政局（医疗救助基金）", "民政局", IdentityCaseState.Open),
            (only.Name, only.Rule, only.Paid, only.Amount, only.Funder, only.Department, only.State));
        Assert.Single(await CasesAsync(RosterTown.Civil));
        Assert.Empty(await CasesAsync(RosterTown.Farming));
        await AssertBooksAsync();

        // When it turns out to be a mistake
        var ended = await ChangeAsync(person, RosterTown.Rural, begins: false);

        // Then the open case goes with it
        Assert.Null(ended.Value.Case);
        Assert.Equal(string.Empty, await _town.IdentitiesAsync(person));
        Assert.Equal(IdentityCaseState.Withdrawn, (await CasesAsync(RosterTown.Official)).Single().State);
        await AssertBooksAsync();
    }

    [Fact]
    public async Task Change_GivenSomebodyWhoHasNotPaid_ThenNothingFollowsButThePrice()
    {
        // Given
        var person = await _town.AddAsync(new TestMember("未缴"));

        // When, Then
        Assert.Null((await ChangeAsync(person, RosterTown.Rural, begins: true)).Value.Case);
        Assert.Empty(await CasesAsync(RosterTown.Official));
        await _town.PayAsync(person, 35);
        await AssertBooksAsync();
    }

    [Fact]
    public async Task Change_GivenALastDay_ThenTheIdentityEndsTheDayBefore()
    {
        // Given
        var person = await _town.AddAsync(new TestMember("停").With(RosterTown.Rural));

        // When
        await ChangeAsync(person, RosterTown.Rural, begins: false, new DateOnly(2022, 12, 1));

        // Then
        Assert.Equal(new DateOnly(2022, 11, 30), await _town.Portal.OwnerScalarAsync<DateOnly>("select ended_on from person_identity where person_id = $1", person.Id));
        await AssertBooksAsync();
    }

    [Fact]
    public async Task Change_GivenWhatIsWrong_ThenEachIsRefusedInItsOwnWords()
    {
        // Given
        var person = await _town.AddAsync(new TestMember("甲"));
        await _town.SendAndApplyAsync(RosterTown.Civil, $"甲,{_town.NumberOf(person)},特困人员,,,");
        await _town.LiveOnAsync(2023, 1, 2);

        // When, Then
        Assert.Equal(RegistryErrors.IdentityInFuture, (await ChangeAsync(person, RosterTown.Rural, begins: true, new DateOnly(2023, 1, 3))).Error);
        Assert.Equal(RosterErrors.CategoryUnknown, (await ChangeAsync(person, "外星人", begins: true)).Error);
        Assert.Equal(RosterErrors.CategoryNotOwned, (await ChangeAsync(person, RosterTown.Rural, begins: true, department: "残联")).Error);
        Assert.Equal("people.identity-by-list(民政局)", (await ChangeAsync(person, RosterTown.Destitute, begins: false)).Error?.ToString());
        Assert.Equal(RegistryErrors.IdentityHeld, (await ChangeAsync(person, RosterTown.Destitute, begins: true)).Error);
        Assert.Equal(RegistryErrors.IdentityNotHeld, (await ChangeAsync(person, RosterTown.Rural, begins: false)).Error);
        Assert.Equal(
            RegistryErrors.PersonNotFound,
            (await ExecuteAsync(new ChangeIdentityCommand(person.Id, RosterTown.Rural, true, new DateOnly(2023, 1, 1), "民政局", "证"), TestPortal.ActorAs(Role.TownshipClerk, "130607103"))).Error);
        // The list goes on as before.
        Assert.Equal("特困人员 民政局", await _town.IdentitiesAsync(person));
    }

    [Fact]
    public async Task Decide_GivenAnAmountThatThePlanLeavesOpen_ThenTheReviewerNamesIt()
    {
        // Given: 满城 leaves a request for the money to a person
        var person = await _town.AddAsync(new TestMember("核"));
        await _town.PayAsync(person, 350);
        await ChangeAsync(person, RosterTown.Rural, begins: true);
        var id = (await CasesAsync(RosterTown.Official)).Single().Id;
        await _town.Portal.OwnerScalarAsync<int>("update identity_case set rule = 'Manual', amount_fen = null where id = $1 returning 1", id);
        var decide = _town.Portal.UseCase<DecideIdentityCase>();

        // When
        var without = await decide.ExecuteAsync(new IdentityCaseChoice(id, Confirmed: true, null), RosterTown.Official, Cancellation);
        var named = await decide.ExecuteAsync(new IdentityCaseChoice(id, Confirmed: true, " 按会议纪要 ", Money.Yuan(100)), RosterTown.Official, Cancellation);

        // Then
        Assert.Equal((IdentityCaseErrors.AmountMissing, IdentityCaseState.Confirmed), (without.Error, named.Value));
        var decided = (await CasesAsync(RosterTown.Official)).Single();
        Assert.Equal((Money.Yuan(100), "按会议纪要"), (decided.Amount, decided.Note));
    }

    private Task<Result<ChangedIdentityOutcome>> ChangeAsync(Person person, string category, bool begins, DateOnly? day = null, string department = "民政局") =>
        ExecuteAsync(new ChangeIdentityCommand(person.Id, category, begins, day ?? new DateOnly(2022, 12, 3), begins ? department : null, "低保证 001"), RosterTown.Clerk);

    private Task<Result<ChangedIdentityOutcome>> ExecuteAsync(ChangeIdentityCommand command, Actor actor) =>
        _town.Portal.UseCase<ChangeIdentity>().ExecuteAsync(command, actor, Cancellation);

    private async Task<IReadOnlyList<IdentityCaseView>> CasesAsync(Actor actor) => (await _town.Portal.UseCase<ListIdentityCases>().ExecuteAsync(first: null, actor, Cancellation)).Value;

    private async Task AssertBooksAsync()
    {
        var checks = (await _town.Portal.UseCase<VerifyLedger>().ExecuteAsync(VerifyLedger.CommandLineActor(130607), Cancellation)).Value;
        Assert.Equal([], checks.Where(check => check.First is not null).Select(check => $"{check.Name} {check.First}"));
    }
}
