using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Facts;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.IdentityCases;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.IdentityCases;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Tables;
using EnrollmentPortal.TestKit;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.IdentityCases;

/// <summary>An answer that is corrected after the payment leads to one case while verdict, price or dates are others than what was paid.</summary>
public sealed class AnswerCaseTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private static readonly SemaphoreSlim One = new(1);
    private static TestCounty? _suixian;
    private static TestCounty? _wangchang;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Actor SuixianOfficial { get; } = TestPortal.ActorAs(Role.CountyOfficial, "421321");

    public async ValueTask InitializeAsync()
    {
        await One.WaitAsync();
        _suixian ??= await TestCounty.OpenAsync(portal, 421321, 2023, new DateOnly(2023, 2, 10), "421321100001");
        _wangchang ??= await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2024, 8, 1), "500240108001");
    }

    public ValueTask DisposeAsync()
    {
        One.Release();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Correct_GivenAMigrantWhoWasNone_ThenACaseStandsWithoutRuleOrAmountAndSaysWhatDiffers()
    {
        // Given: 350 paid on the route that only migrants have in February
        var desk = await MigrantAsync("不是务工");

        // When
        var corrected = await desk.RecordAsync(FactKind.Migrant, "no");

        // Then
        Assert.True(corrected.OpenedCase);
        var only = await OnlyAsync(desk, SuixianOfficial);
        Assert.Equal((null, null, string.Empty, null, null, null), (only.Rule, only.RuleName, only.Clauses, only.Amount, only.Department, only.Category));
        var answer = only.Answer!;
        Assert.Equal((FactKind.Migrant, "yes", "no", desk.Clerk.Name), (answer.Kind, answer.Before, answer.Value, answer.RecordedByName));
        Assert.Equal(new CaseOutcome(Verdict.Accepted, Money.Yuan(350), Money.Zero, new DateOnly(2023, 1, 1), new DateOnly(2023, 12, 31)), answer.Paid);
        Assert.Equal(new CaseOutcome(Verdict.Refused, null, null, null, null), answer.Now);
        Assert.Contains(only.ClauseChoices, clause => clause.RuleId == "R-SX-11");

        // Then: it stands beside the person, for the office and not for the village
        Assert.Equal(only.Id, Assert.Single(await BesideAsync(desk, desk.Clerk)).Id);
        Assert.Equal(only.Id, Assert.Single(await BesideAsync(desk, SuixianOfficial)).Id);
        Assert.Empty(await BesideAsync(desk, TestPortal.ActorAs(Role.VillageCadre, "421321100001")));
    }

    [Fact]
    public async Task Correct_GivenANewbornWithTheGuardian_ThenTheRuleOfSubsidisedPeopleIsNotCited()
    {
        // Given: 王场, 380 paid for a child by itself
        var desk = await DeskAsync(_wangchang!, "500240108001", new TestMember("随母").Born(2024, 7, 10));
        await desk.RecordAsync(FactKind.Independent, "yes");
        await desk.PayAsync("一档", 380);

        // When
        var corrected = await desk.RecordAsync(FactKind.Independent, "no");

        // Then
        Assert.True(corrected.OpenedCase);
        var only = await OnlyAsync(desk, TestPortal.ActorAs(Role.CountyOfficial, "500240"));
        Assert.Equal((null, string.Empty, null), (only.Rule, only.Clauses, only.Amount));
        Assert.Equal(Money.Yuan(380), only.Answer!.Paid!.Due);
        Assert.NotEqual(only.Answer.Paid, only.Answer.Now);
    }

    [Fact]
    public async Task Decide_GivenNoRule_ThenConfirmingNeedsAmountAndClauseOfThePlanAndDismissingNeither()
    {
        // Given
        var (first, second) = (await MigrantAsync("要条款"), await MigrantAsync("不办"));
        await first.RecordAsync(FactKind.Migrant, "no");
        await second.RecordAsync(FactKind.Migrant, "no");
        var (id, other) = ((await OnlyAsync(first, SuixianOfficial)).Id, (await OnlyAsync(second, SuixianOfficial)).Id);

        // When, Then
        Assert.Equal(IdentityCaseErrors.AmountMissing, (await DecideAsync(new IdentityCaseChoice(id, true, null, null, "R-SX-11"))).Error);
        Assert.Equal(IdentityCaseErrors.ClauseMissing, (await DecideAsync(new IdentityCaseChoice(id, true, null, Money.Yuan(350)))).Error);
        Assert.Equal(IdentityCaseErrors.ClauseMissing, (await DecideAsync(new IdentityCaseChoice(id, true, null, Money.Yuan(350), "R-WC-30"))).Error);
        Assert.Equal(0, (await portal.UseCase<ConfirmIdentityCases>().ExecuteAsync([id, other], SuixianOfficial, Cancellation)).Value);
        Assert.Equal(IdentityCaseState.Confirmed, (await DecideAsync(new IdentityCaseChoice(id, true, null, Money.Yuan(350), "R-SX-11"))).Value);
        Assert.Equal(IdentityCaseState.Dismissed, (await DecideAsync(new IdentityCaseChoice(other, false, null))).Value);
        var decided = await OnlyAsync(first, SuixianOfficial);
        Assert.Equal((Money.Yuan(350), "R-SX-11"), (decided.Amount, decided.Clauses));

        // Then: nobody confirms it past the program either
        await Assert.ThrowsAsync<PostgresException>(() => portal.OwnerScalarAsync<int>("update identity_case set clauses = '' where id = $1 returning 1", id));
    }

    [Fact]
    public async Task CorrectBack_GivenAnOpenCase_ThenItEndsWithALineOfTheAuditTrail()
    {
        // Given
        var desk = await MigrantAsync("改回");
        await desk.RecordAsync(FactKind.Migrant, "no");

        // When
        var back = await desk.RecordAsync(FactKind.Migrant, "yes");

        // Then
        Assert.Equal((false, true), (back.OpenedCase, back.EndedCase));
        Assert.Equal(IdentityCaseState.Withdrawn, (await OnlyAsync(desk, SuixianOfficial)).State);
        Assert.Equal(1L, await AuditAsync("roster.case-withdrawn", desk.Person));

        // When, Then: it may turn out otherwise once more
        Assert.True((await desk.RecordAsync(FactKind.Migrant, "no")).OpenedCase);
        Assert.Equal([IdentityCaseState.Open, IdentityCaseState.Withdrawn], (await CasesAsync(desk, SuixianOfficial)).Select(row => row.State));
    }

    [Fact]
    public async Task Correct_GivenAnOpenCaseAndAnotherOutcome_ThenANewCaseTakesItsPlaceAndAnIdleAnswerLeavesIt()
    {
        // Given: as a resident who is refused
        var desk = await MigrantAsync("两改");
        await desk.RecordAsync(FactKind.Migrant, "no");
        var first = await OnlyAsync(desk, SuixianOfficial);

        // When nothing follows from an answer, then the case stays
        Assert.Equal((false, false), await Told(FactKind.IdDocument, "no"));
        Assert.Equal((first.Id, IdentityCaseState.Open), (await OnlyAsync(desk, SuixianOfficial)) is var same ? (same.Id, same.State) : default);

        // When the person was released from prison in January, then they may enrol again, from another day
        await desk.RecordAsync(FactKind.Event, "released-from-prison", new DateOnly(2023, 1, 20));
        var cases = await CasesAsync(desk, SuixianOfficial);
        Assert.Equal([IdentityCaseState.Open, IdentityCaseState.Withdrawn], cases.Select(row => row.State));
        Assert.NotEqual(cases[1].Answer!.Now, cases[0].Answer!.Now);
        Assert.Equal((FactKind.Event, null, "released-from-prison"), (cases[0].Answer!.Kind, cases[0].Answer!.Before, cases[0].Answer!.Value));

        async Task<(bool Opened, bool Ended)> Told(FactKind kind, string value) => await desk.RecordAsync(kind, value) is var done ? (done.OpenedCase, done.EndedCase) : default;
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task CorrectBack_GivenADecidedCase_ThenItStaysAndOnlyWhatWasConfirmedIsLookedAtAgain(bool confirmed, bool opensAnother)
    {
        // Given
        var desk = await MigrantAsync($"已定{confirmed}");
        await desk.RecordAsync(FactKind.Migrant, "no");
        var id = (await OnlyAsync(desk, SuixianOfficial)).Id;
        var state = (await DecideAsync(new IdentityCaseChoice(id, confirmed, null, Money.Yuan(350), "R-SX-11"))).Value;

        // When
        var back = await desk.RecordAsync(FactKind.Migrant, "yes");

        // Then
        Assert.Equal((opensAnother, false), (back.OpenedCase, back.EndedCase));
        Assert.Equal(state, (await CasesAsync(desk, SuixianOfficial)).Single(row => row.Id == id).State);
        Assert.Equal(0L, await AuditAsync("roster.case-withdrawn", desk.Person));
    }

    [Fact]
    public async Task Decide_GivenTwoOfficialsAndTheClerkAtOnce_ThenOneOfThemEndsTheCase()
    {
        // Given
        var desk = await MigrantAsync("同时");
        await desk.RecordAsync(FactKind.Migrant, "no");
        var id = (await OnlyAsync(desk, SuixianOfficial)).Id;

        // When: each on a connection of its own
        var officials = Enumerable.Range(0, 4).Select(index => DecideAsync(new IdentityCaseChoice(id, index % 2 == 0, null, Money.Yuan(350), "R-SX-11"))).ToList();
        var back = desk.RecordAsync(FactKind.Migrant, "yes");
        var decided = await Task.WhenAll(officials);
        var ended = (await back).EndedCase;

        // Then
        Assert.Equal(1, decided.Count(answer => !answer.IsError) + (ended ? 1 : 0));
        Assert.All(decided.Where(answer => answer.IsError), answer => Assert.Equal(IdentityCaseErrors.Decided, answer.Error));
        Assert.Equal(1L, await AuditAsync("roster.case-decided", desk.Person) + await AuditAsync("roster.case-withdrawn", desk.Person));
    }

    [Fact]
    public async Task Table_GivenASecondOpenCaseOfAnAnswer_ThenTheDatabaseRefusesIt()
    {
        // Given
        var desk = await MigrantAsync("唯一");
        await desk.RecordAsync(FactKind.Migrant, "no");

        // When
        var refused = await Assert.ThrowsAsync<PostgresException>(() => portal.OwnerScalarAsync<int>(
            """
            insert into identity_case (tenant_id, id, org_code, campaign_id, enrollment_id, person_id, fact_id, now_verdict, clauses, paid_fen, state, opened_on)
            select tenant_id, gen_random_uuid(), org_code, campaign_id, enrollment_id, person_id, fact_id, now_verdict, clauses, paid_fen, state, opened_on
            from identity_case where person_id = $1 returning 1
            """, desk.Person));

        // Then
        Assert.Equal("identity_case_one_answer", refused.ConstraintName);
    }

    private async Task<PaidDesk> MigrantAsync(string name)
    {
        var desk = await DeskAsync(_suixian!, "421321100001", new TestMember(name) with { LastCovered = (2022, "单一档") });
        await desk.RecordAsync(FactKind.Migrant, "yes");
        await desk.PayAsync("单一档", 350);
        return desk;
    }

    private async Task<PaidDesk> DeskAsync(TestCounty county, string village, TestMember member)
    {
        var household = await county.AddHouseholdAsync(village, member with { Relation = Relation.Head });
        return new PaidDesk(portal, household.Id, household.Members[0].Id, TestPortal.ActorAs(Role.TownshipClerk, village[..9]));
    }

    private Task<Result<IdentityCaseState>> DecideAsync(IdentityCaseChoice choice) =>
        portal.UseCase<DecideIdentityCase>().ExecuteAsync(choice, TestPortal.ActorAs(Role.CountyOfficial, "421321"), Cancellation);

    private async Task<List<IdentityCaseView>> CasesAsync(PaidDesk desk, Actor actor) =>
        [.. (await portal.UseCase<ListIdentityCases>().ExecuteAsync(first: null, actor, Cancellation)).Value.Where(row => row.HouseholdId == desk.Household)];

    private async Task<IdentityCaseView> OnlyAsync(PaidDesk desk, Actor actor) => Assert.Single(await CasesAsync(desk, actor));

    private async Task<IReadOnlyList<MemberCase>> BesideAsync(PaidDesk desk, Actor actor) =>
        (await portal.UseCase<OpenHouseholdRecord>().ExecuteAsync(desk.Household, actor, Cancellation)).Value.Members[0].Cases;

    private Task<long> AuditAsync(string action, Guid person) =>
        portal.OwnerScalarAsync<long>("select count(*) from audit_entry where action = $1 and subject_id = $2", action, person.ToString());

    private sealed record PaidDesk(TestPortal Portal, Guid Household, Guid Person, Actor Clerk)
    {
        public async Task<RecordedFact> RecordAsync(FactKind kind, string value, DateOnly? day = null)
        {
            var known = (await Portal.UseCase<ReadPersonFacts>().ExecuteAsync(Person, Clerk, Cancellation)).Value;
            var latest = known.FirstOrDefault(fact => fact.Kind == kind && fact.IsLatest)?.Id;
            var recorded = await Portal.UseCase<RecordFact>().ExecuteAsync(new RecordFactCommand(Person, kind, value, day, "看证", latest), Clerk, Cancellation);
            Assert.False(recorded.IsError, recorded.Error?.Code);
            return recorded.Value;
        }

        public async Task PayAsync(string tier, int yuan)
        {
            var command = new RecordContributionCommand(
                Household, [new ContributionLine(Person, tier)], PaymentChannel.Cash, null, "本人", Money.Yuan(yuan), Guid.CreateVersion7());
            Assert.Null((await Portal.UseCase<RecordContribution>().ExecuteAsync(command, Clerk, Cancellation)).Error);
        }
    }
}
