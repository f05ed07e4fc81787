using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Facts;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Tables;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Contributions;

/// <summary>Whatever decides a price reaches the desk: what the register knows is used, what nobody knows is asked, and only that.</summary>
public sealed class DeskQuestionTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private static readonly SemaphoreSlim One = new(1);
    private static TestCounty? _wangchang;
    private static TestCounty? _mancheng;
    private static TestCounty? _suixian;
    private static TestCounty? _yongchuan;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await One.WaitAsync();
        _wangchang ??= await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2024, 8, 1), "500240108001");
        _mancheng ??= await TestCounty.OpenAsync(portal, 130607, 2023, new DateOnly(2023, 6, 15), "130607001001");
        _suixian ??= await TestCounty.OpenAsync(portal, 421321, 2023, new DateOnly(2023, 2, 10), "421321100001");
        _yongchuan ??= await TestCounty.OpenAsync(portal, 500118, 2023, new DateOnly(2022, 11, 20), "500118107001");
    }

    public ValueTask DisposeAsync()
    {
        One.Release();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Open_GivenABabyInWangchang_ThenItAsksWhetherItEnrolsByItselfAndThenCostsTheStandardFromBirth()
    {
        // Given: registered like everybody, on 1 August
        var desk = await DeskAsync(_wangchang!, "500240108001", new TestMember("新生").Born(2024, 7, 10));

        // When
        var asked = await desk.MemberAsync();
        await desk.AnswerAsync("yes");

        // Then
        Assert.Equal(FactKind.Independent, asked.Question?.Kind);
        Assert.False(asked.Quotes[0].IsPayable);
        var known = await desk.MemberAsync();
        Assert.Null(known.Question);
        Assert.Equal((Verdict.Accepted, Money.FromYuan(380), new DateOnly(2024, 7, 10)), Terms(known));
    }

    [Fact]
    public async Task Open_GivenABabyInMancheng_ThenItCostsTheStandardFromBirth()
    {
        var desk = await DeskAsync(_mancheng!, "130607001001", new TestMember("新生").Born(2023, 5, 20));
        await desk.AnswerAllAsync(FactKinds.Unstated);
        Assert.Equal((Verdict.Accepted, Money.FromYuan(350), new DateOnly(2023, 5, 20)), Terms(await desk.MemberAsync()));
    }

    [Fact]
    public async Task Open_GivenAMigrantWhoRenewsInSuixian_ThenOneAnswerLeadsToThePrice()
    {
        // Given
        var desk = await DeskAsync(_suixian!, "421321100001", new TestMember("务工") with { LastCovered = (2022, "单一档") });

        // When
        var asked = await desk.MemberAsync();
        await desk.AnswerAsync("yes");

        // Then: renewal stands in the register, so it is not asked
        Assert.Equal(FactKind.Migrant, asked.Question?.Kind);
        var known = await desk.MemberAsync();
        Assert.Null(known.Question);
        Assert.Equal((Verdict.Accepted, Money.FromYuan(350), new DateOnly(2023, 1, 1)), Terms(known));
    }

    [Fact]
    public async Task Open_GivenAStudentsAge_ThenNotKnowingIsAnAnswerAndPricesLikeNoStudent()
    {
        // Given: 松溉, where students have a standard of their own
        var unknown = await DeskAsync(_yongchuan!, "500118107001", new TestMember("不清楚").Born(2002, 5, 1));
        var no = await DeskAsync(_yongchuan!, "500118107001", new TestMember("不上学").Born(2002, 5, 1));
        var asked = (await unknown.MemberAsync()).Question!;

        // When
        await unknown.AnswerAsync(FactKinds.Unstated);
        await no.AnswerAsync(FactKinds.None);

        // Then
        Assert.Equal((FactKind.Student, FactKinds.Unstated), (asked.Kind, asked.Answers[^1].Key));
        var (member, other) = (await unknown.MemberAsync(), await no.MemberAsync());
        Assert.Null(member.Question);
        Assert.Equal((Verdict.Accepted, Money.FromYuan(350), null), Terms(member));
        Assert.Equal(Terms(other), Terms(member));
    }

    [Fact]
    public async Task Record_GivenAnOpenQuestion_ThenNothingIsTaken()
    {
        // Given
        var desk = await DeskAsync(_suixian!, "421321100001", new TestMember("务工") with { LastCovered = (2022, "单一档") });
        var member = await desk.MemberAsync();
        var command = new RecordContributionCommand(
            desk.Household, [new ContributionLine(member.PersonId, member.Quotes[0].Tier.Key)], PaymentChannel.Cash, null, "务工", Money.FromYuan(350), Guid.CreateVersion7());

        // When
        var taken = await portal.UseCase<RecordContribution>().ExecuteAsync(command, desk.Clerk, Cancellation);

        // Then
        Assert.Equal("contribution.question-open", taken.Error?.Code);
    }

    [Theory]
    [InlineData(null, "contribution.cash-reason-missing")]
    [InlineData(" ", "contribution.cash-reason-missing")]
    [InlineData("没有智能手机", null)]
    public async Task Record_GivenCashWhereThePlanWantsTheReasonNoted_ThenItIsTakenWithAReasonAlone(string? reason, string? refusal)
    {
        // Given: 满城, R-MC-42 and R-MC-43
        var desk = await DeskAsync(_mancheng!, "130607001001", new TestMember("现金").Born(2023, 5, 20));
        await desk.AnswerAllAsync(FactKinds.Unstated);
        var member = await desk.MemberAsync();
        var command = new RecordContributionCommand(
            desk.Household, [new ContributionLine(member.PersonId, member.Quotes[0].Tier.Key)], PaymentChannel.Cash, reason, "现金", Money.FromYuan(350), Guid.CreateVersion7());

        // When, Then
        Assert.Equal(refusal, (await portal.UseCase<RecordContribution>().ExecuteAsync(command, desk.Clerk, Cancellation)).Error?.Code);
    }

    [Fact]
    public async Task Record_GivenAnAnswerAfterThePaymentThatChangesThePrice_ThenACaseStands()
    {
        // Given: 松溉, an adult who was priced as a resident and turns out to be a student
        var desk = await DeskAsync(_yongchuan!, "500118107001", new TestMember("大学生"));
        var member = await desk.MemberAsync();
        var quote = member.Quotes[0];
        var command = new RecordContributionCommand(
            desk.Household, [new ContributionLine(member.PersonId, quote.Tier.Key)], PaymentChannel.Cash, null, "大学生", quote.Assessment.TotalDue!.Value, Guid.CreateVersion7());
        Assert.Null((await portal.UseCase<RecordContribution>().ExecuteAsync(command, desk.Clerk, Cancellation)).Error);

        // When
        var idle = await desk.RecordAsync(member.PersonId, FactKind.Migrant, "yes");
        var decisive = await desk.RecordAsync(member.PersonId, FactKind.Student, "university");

        // Then
        Assert.False(idle.OpenedCase);
        Assert.True(decisive.OpenedCase);
        Assert.Equal("none Open", await portal.OwnerScalarAsync<string>("select coalesce(rule, 'none') || ' ' || state from identity_case where person_id = $1", member.PersonId));
    }

    private static (Verdict Verdict, Money? Due, DateOnly? Start) Terms(MemberSheet member) =>
        (member.Quotes[0].Assessment.Verdict, member.Quotes[0].Assessment.TotalDue, member.Quotes[0].Assessment.Entitlement.Start);

    private async Task<OneAtTheDesk> DeskAsync(TestCounty county, string village, TestMember member)
    {
        var household = await county.AddHouseholdAsync(village, member with { Relation = Relation.Head });
        return new OneAtTheDesk(portal, household.Id, TestPortal.ActorAs(Role.TownshipClerk, village[..9]));
    }

    private sealed record OneAtTheDesk(TestPortal Portal, Guid Household, Actor Clerk)
    {
        public async Task<MemberSheet> MemberAsync() =>
            (await Portal.UseCase<OpenHousehold>().ExecuteAsync(Household, pendingKey: null, Clerk, Cancellation)).Value.Members[0];

        public async Task AnswerAsync(string answer)
        {
            var member = await MemberAsync();
            var question = member.Question!;
            var recorded = await Portal.UseCase<RecordFact>().ExecuteAsync(
                new RecordFactCommand(member.PersonId, question.Kind, question.Answers.Single(known => known.Key == answer).Value, null, "窗口询问", question.Latest), Clerk, Cancellation);
            Assert.False(recorded.IsError, recorded.Error?.Code);
        }

        public async Task<RecordedFact> RecordAsync(Guid person, FactKind kind, string value) =>
            (await Portal.UseCase<RecordFact>().ExecuteAsync(new RecordFactCommand(person, kind, value, null, "学生证", ExpectedLatest: null), Clerk, Cancellation)).Value;

        public async Task AnswerAllAsync(string answer)
        {
            while ((await MemberAsync()).Question is not null)
            {
                await AnswerAsync(answer);
            }
        }
    }
}
