using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.IdentityCases;
using EnrollmentPortal.Application.Rosters;
using EnrollmentPortal.Application.Rosters.Board;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Application.Rosters.Missing;
using EnrollmentPortal.Application.Rosters.Reading;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.IdentityCases;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Collection;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Rosters;

/// <summary>What lists do to prices and payments, and how departments' lists compare.</summary>
public sealed class RosterBoardTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly RosterTown _town = new(cluster);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _town.OpenAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Apply_GivenSomebodyWhoPaidTheStandard_ThenARefundCaseWaitsForReview()
    {
        // Given: 350 paid, then 农村低保对象 with a subsidy of 315 (满城 R-MC-25)
        var (paid, unpaid) = (await _town.AddAsync(new TestMember("已缴")), await _town.AddAsync(new TestMember("未缴")));
        await _town.PayAsync(paid, 350);
        var roster = await _town.SendAsync(RosterTown.Civil, Line(paid, "2022-12-01"), Line(unpaid, "2022-12-01"));

        // When
        var preview = await _town.ReadAsync(RosterTown.Civil, roster.Value);
        await _town.ApplyAsync(RosterTown.Civil, roster.Value);
        Assert.Empty(await CasesAsync());
        await _town.LiveOnAsync(2023, 1, 1);
        await _town.LiveOnAsync(2023, 1, 2);

        // Then: the preview says the price, the case says the refund
        var price = preview.Changes.Single(change => change.Name == "已缴").Price!;
        Assert.Equal(
            (Money.Zero, Money.Yuan(315), Money.Yuan(350), Money.Yuan(35), Money.Yuan(350)),
            (price.SubsidyBefore, price.SubsidyAfter, price.SelfPayBefore, price.SelfPayAfter, price.Paid));
        Assert.Null(preview.Changes.Single(change => change.Name == "未缴").Price!.Paid);
        Assert.Equal(
            [(RosterEffect.Gains, 2), (RosterEffect.Cheaper, 2), (RosterEffect.PaidMore, 1)], preview.Effects.OrderBy(row => row.Key).Select(row => (row.Key, row.Value)));
        Assert.Equal(["已缴"], (await _town.Portal.UseCase<ReadRoster>().ExecuteAsync(
            roster.Value, new RosterView(Effect: RosterEffect.PaidMore), RosterTown.Official, Cancellation)).Value.Changes.Select(change => change.Name));
        var summary = Assert.Single((await _town.Portal.UseCase<ReadRosterChanges>().ExecuteAsync(RosterTown.Official, Cancellation)).Value);
        // A person who has paid is priced by the day of payment, when the window was open.
        Assert.Equal((2, 1, 1), (summary.Kinds[RosterDifferenceKind.Added], summary.Effects[RosterEffect.Gains], summary.Effects[RosterEffect.PaidMore]));
        var only = Assert.Single(await CasesAsync());
        Assert.Equal(
            ("已缴", SettlementRule.RefundDifference, Money.Yuan(350), Money.Yuan(315), "R-MC-25", IdentityCaseState.Open),
            (only.Name, only.Rule, only.Paid, only.Amount, only.Clauses, only.State));

        // When, Then: it is decided once
        var decide = _town.Portal.UseCase<DecideIdentityCase>();
        Assert.Equal(IdentityCaseState.Confirmed, (await decide.ExecuteAsync(new IdentityCaseChoice(only.Id, Confirmed: true, "凭证齐全"), RosterTown.Official, Cancellation)).Value);
        Assert.Equal(IdentityCaseErrors.Decided, (await decide.ExecuteAsync(new IdentityCaseChoice(only.Id, Confirmed: false, null), RosterTown.Official, Cancellation)).Error);
    }

    [Fact]
    public async Task ConfirmAll_GivenCasesThatThePlanPrices_ThenAllAreConfirmedOnceAndEachIsInTheAudit()
    {
        // Given
        var people = new[] { await _town.AddAsync(new TestMember("已缴甲")), await _town.AddAsync(new TestMember("已缴乙")), await _town.AddAsync(new TestMember("已缴丙")) };
        foreach (var person in people)
        {
            await _town.PayAsync(person, 350);
        }

        var roster = await _town.SendAsync(RosterTown.Civil, [.. people.Select(person => Line(person, "2022-12-01"))]);
        await _town.ApplyAsync(RosterTown.Civil, roster.Value);
        await _town.LiveOnAsync(2023, 1, 2);
        var cases = await CasesAsync();
        var decide = _town.Portal.UseCase<DecideIdentityCase>();
        await decide.ExecuteAsync(new IdentityCaseChoice(cases.Single(row => row.Name == "已缴丙").Id, Confirmed: false, "重复"), RosterTown.Official, Cancellation);
        Guid[] shown = [.. cases.Select(row => row.Id)];
        var confirm = _town.Portal.UseCase<ConfirmIdentityCases>();

        // When
        await Assert.ThrowsAsync<AccessDeniedException>(() => confirm.ExecuteAsync(shown, RosterTown.Clerk, Cancellation));
        var both = await Task.WhenAll(confirm.ExecuteAsync(shown, RosterTown.Official, Cancellation), confirm.ExecuteAsync(shown, RosterTown.Official, Cancellation));

        // Then: two officials at once confirm them once, and what was dismissed stays dismissed
        Assert.Equal([0, 2], both.Select(result => result.Value).Order());
        Assert.Equal(
            [("已缴丙", IdentityCaseState.Dismissed), ("已缴乙", IdentityCaseState.Confirmed), ("已缴甲", IdentityCaseState.Confirmed)],
            (await CasesAsync()).Select(row => (row.Name, row.State)).OrderBy(row => row.Name, StringComparer.Ordinal));
        Assert.Equal(3, await _town.Portal.OwnerScalarAsync<long>("select count(*) from audit_entry where action = 'roster.case-decided'"));
    }

    [Fact]
    public async Task Apply_GivenAnIdentityThatIsTakenBack_ThenTheOpenCaseIsWithdrawn()
    {
        // Given
        var paid = await _town.AddAsync(new TestMember("已缴"));
        await _town.PayAsync(paid, 350);
        await _town.SendAndApplyAsync(RosterTown.Civil, Line(paid, "2022-12-01"));
        await _town.LiveOnAsync(2023, 1, 3);
        Assert.Equal(IdentityCaseState.Open, (await CasesAsync()).Single().State);

        // When
        var next = await _town.SendAsync(RosterTown.Civil, [RosterTown.Rural], Line(await _town.AddAsync(new TestMember("别人")), ""));
        await _town.ApplyAsync(RosterTown.Civil, next.Value);
        await _town.LiveOnAsync(2023, 2, 1);

        // Then
        Assert.Equal(IdentityCaseState.Withdrawn, (await CasesAsync()).Single().State);
    }

    [Fact]
    public async Task Board_GivenTwoDepartments_ThenItShowsWhichWinsWhatContradictsAndWhoIsMissing()
    {
        // Given: 特困人员 is paid in full, 农村低保对象 315
        var both = await _town.AddAsync(new TestMember("双份"));
        var enrolled = await _town.AddAsync(new TestMember("已参保").With(RosterTown.Destitute));
        await _town.PayAsync(enrolled, 0);
        var stranger = TestCounty.NextNumber(new TestMember("某甲"));
        var other = TestCounty.NextNumber(new TestMember("某甲"));
        await _town.SendAndApplyAsync(RosterTown.Civil, $"双份,{_town.NumberOf(both)},特困人员,,,", $"某甲,{stranger.Reveal()},特困人员,,,");
        await _town.SendAndApplyAsync(
            RosterTown.Farming, Line(both, ""), $"某乙,{stranger.Reveal()},农村低保对象,,,", $"某甲,{other.Reveal()},农村低保对象,,,");
        await _town.LiveOnAsync(2023, 1, 2);

        // When
        var board = (await _town.Portal.UseCase<ReadRosterBoard>().ExecuteAsync(RosterTown.Official, Cancellation)).Value;

        // Then
        var overlap = Assert.Single(board.Overlaps);
        Assert.Equal(("双份", "特困人员", Money.Yuan(350)), (overlap.Name, overlap.Wins, overlap.Amount));
        Assert.Equal(["农业农村局 农村低保对象", "民政局 特困人员"], overlap.Lists.Order(StringComparer.Ordinal));
        Assert.Equal([RosterConflictKind.Names, RosterConflictKind.Numbers], board.Conflicts.Select(conflict => conflict.Kind));
        Assert.Equal((2, 1), (Assert.Single(board.Gaps).People, board.Gaps[0].Missing));
        var list = (await _town.Portal.UseCase<ListSubsidisedMissing>().ExecuteAsync(OrgCode.Parse(RosterTown.Village), RosterTown.Clerk, Cancellation)).Value;
        Assert.Equal(["双份"], list.People.Select(person => person.Name));
    }

    private async Task<IReadOnlyList<IdentityCaseView>> CasesAsync() =>
        (await _town.Portal.UseCase<ListIdentityCases>().ExecuteAsync(first: null, RosterTown.Official, Cancellation)).Value;

    private string Line(Person person, string certifiedOn) => $"{person.Name},{_town.NumberOf(person)},农村低保对象,,{certifiedOn},";
}
