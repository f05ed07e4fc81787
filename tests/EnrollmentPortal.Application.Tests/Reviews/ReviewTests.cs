using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Reviews;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Application.Waiting;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;
using EnrollmentPortal.Domain.Reviews;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Reviews;

/// <summary>待核定: a clerk asks, another person decides once, and the decision holds until the receipt.</summary>
public sealed class ReviewTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private static readonly SemaphoreSlim One = new(1);
    private static AMovingCounty? _county;

    private AReview Review => new(portal, _county!);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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
    public async Task Decision_GivenAnAcceptingRow_ThenItIsPricedEverywhereAndKeptWithTheReceipt()
    {
        // Given: the plan alone does not let the desk take anything
        var (person, household) = await Review.AddAsync("核准");
        Assert.Equal(Verdict.Review, (await Review.MemberAsync(household)).Quotes[0].Assessment.Verdict);
        Assert.Equal("contribution.not-payable", (await Review.PayAsync(household, person)).Error?.Code);

        // When
        var id = (await Review.AskAsync(person, null, AReview.Photo)).Value;
        var sheet = (await portal.UseCase<OpenReview>().ExecuteAsync(id, AMovingCounty.Official, Cancellation)).Value;
        Assert.Equal(ReviewState.Accepted, (await Review.DecideAsync(id, AReview.Accepting)).Value);

        // Then: the option showed what the desk now asks
        var option = sheet.Options.Single(row => row.Key == AReview.Accepting);
        Assert.Equal((option, true), (sheet.Options[0], option.IsUsual));
        Assert.Equal((Money.Yuan(380), new DateOnly(2024, 1, 1)), (option.Prices[0].Due, option.Prices[0].Entitlement.Start!.Value));
        Assert.Equal((AReview.Row, "居住证.jpg", EvidenceFormat.Jpeg), (await RowAsync(id, "left_by"), sheet.Evidence[0].FileName, sheet.Evidence[0].Format));
        var quote = (await Review.MemberAsync(household)).Quotes[0];
        Assert.Equal((Verdict.Accepted, AReview.Accepting, Money.Yuan(380)), (quote.Assessment.Verdict, quote.Assessment.Route, quote.Assessment.TotalDue!.Value));
        Assert.Contains(quote.Assessment.Reasons, reason => reason.RuleId == AReview.Clause);
        var paid = await Review.PayAsync(household, person);
        var receipt = (await portal.UseCase<OpenReceipt>().ExecuteAsync(paid.Value.ContributionId, AMovingCounty.Clerk, Cancellation)).Value;
        var kept = Assert.Single(receipt.Lines).Decision!;
        Assert.Equal((AReview.Clause, "已核居住证", AMovingCounty.Clerk.Name, AMovingCounty.Official.Name), (kept.RuleId, kept.Reason, kept.AskedBy, kept.DecidedBy));
        Assert.Equal(kept, (await Review.MemberAsync(household)).Enrolled!.Frozen.Decision);
        Assert.Equal("reviews.enrolled", (await Review.AskAsync(person)).Error?.Code);
    }

    [Fact]
    public async Task Decision_GivenARefusal_ThenTheDeskRefusesAndAnotherCaseMayBeOpened()
    {
        // Given
        var (person, household) = await Review.AddAsync("核拒");
        var id = (await Review.AskAsync(person)).Value;

        // When
        Assert.Equal(ReviewState.Refused, (await Review.DecideAsync(id, route: null)).Value);

        // Then
        var quote = (await Review.MemberAsync(household)).Quotes[0];
        Assert.Equal((Verdict.Refused, "已核居住证"), (quote.Assessment.Verdict, quote.Assessment.Decision!.Reason));
        var again = (await Review.AskAsync(person)).Value;
        Assert.Equal(ReviewState.Accepted, (await Review.DecideAsync(again, AReview.Accepting)).Value);
        Assert.Equal(Verdict.Accepted, (await Review.MemberAsync(household)).Quotes[0].Assessment.Verdict);
    }

    [Fact]
    public async Task Decision_GivenAnotherRowThatLeavesThePersonOpen_ThenItDoesNotCount()
    {
        // Given: accepted as a resident without hukou, and then it turns out that the person studies here
        var (person, household) = await Review.AddAsync("另因");
        Assert.Null((await Review.DecideAsync((await Review.AskAsync(person)).Value, AReview.Accepting)).Error);
        await portal.OwnerScalarAsync<bool>("update review_case set left_by = 'another-row' where person_id = $1 returning true", person);

        // When, Then
        var quote = (await Review.MemberAsync(household)).Quotes[0];
        Assert.Equal((Verdict.Review, AReview.Row), (quote.Assessment.Verdict, quote.Assessment.LeftBy!.Key));
    }

    [Fact]
    public async Task Decide_GivenManyAtOnce_ThenOneDecidesAndTheOthersReadWhoItWas()
    {
        // Given
        var (person, _) = await Review.AddAsync("同核");
        var id = (await Review.AskAsync(person)).Value;
        var officials = Enumerable.Range(0, 4).Select(_ => TestPortal.ActorAs(Role.CountyOfficial, "500240")).ToList();

        // When: each on a connection of its own
        var answers = await Task.WhenAll(officials.Select((official, index) => Review.DecideAsync(id, index % 2 == 0 ? AReview.Accepting : null, official)));

        // Then
        Assert.Single(answers, answer => !answer.IsError);
        Assert.All(answers.Where(answer => answer.IsError), answer => Assert.Equal("reviews.decided", answer.Error!.Code));
        Assert.Equal(1L, await portal.OwnerScalarAsync<long>("select count(*) from audit_entry where subject_id = $1 and action in ('review.accepted', 'review.refused')", person.ToString()));
        Assert.Equal("reviews.decided", (await WithdrawAsync(id, AMovingCounty.Clerk)).Error?.Code);
    }

    [Fact]
    public async Task Withdraw_GivenWhoDecidesOrAClerkOfTheUnit_ThenOnlyTheClerkMay()
    {
        // Given
        var (person, _) = await Review.AddAsync("撤回");
        var id = (await Review.AskAsync(person)).Value;
        var second = TestPortal.ActorAs(Role.TownshipClerk, "500240108");

        // When, Then: an official decides, with a reason, or leaves it
        Assert.False((await OpenAsync(id, AMovingCounty.Official)).MayWithdraw);
        Assert.Equal(ReviewErrors.NotYours, (await WithdrawAsync(id, AMovingCounty.Official)).Error);
        Assert.Equal("Open", await RowAsync(id, "state"));
        Assert.Equal(ReviewErrors.NotFound, (await WithdrawAsync(id, AMovingCounty.FarClerk)).Error);
        Assert.True((await OpenAsync(id, AMovingCounty.Clerk)).MayWithdraw);
        Assert.True((await OpenAsync(id, second)).MayWithdraw);
        Assert.Equal(ReviewState.Withdrawn, (await WithdrawAsync(id, second)).Value);
    }

    [Fact]
    public async Task Ask_GivenManyAtOnce_ThenOneCaseIsOpen()
    {
        var (person, _) = await Review.AddAsync("同问");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Review.AskAsync(person)));

        Assert.Single(answers, answer => !answer.IsError);
        Assert.All(answers.Where(answer => answer.IsError), answer => Assert.Equal("reviews.already-asked", answer.Error!.Code));
    }

    [Fact]
    public async Task Ask_GivenSomebodyWhomThePlanAcceptsOrWhoIsOutOfReach_ThenRefused()
    {
        // Given
        var ordinary = (await _county!.AddAsync(AMovingCounty.Village, TestMember.Head("常人"))).Members[0].Id;
        var (far, _) = await Review.AddAsync("远人", AMovingCounty.FarVillage);

        // When, Then
        Assert.Equal("reviews.not-left-open", (await Review.AskAsync(ordinary)).Error?.Code);
        Assert.Equal(RegistryErrors.PersonNotFound, (await Review.AskAsync(far)).Error);
        await Assert.ThrowsAsync<AccessDeniedException>(() => Review.AskAsync(far, AMovingCounty.Cadre));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Review.AskAsync(far, AMovingCounty.Official));
    }

    [Theory]
    [InlineData("", 0, "reviews.description-missing")]
    [InlineData("说明", 7, "reviews.too-many-files")]
    public async Task Ask_GivenAWrongShape_ThenRefused(string text, int files, string code)
    {
        var (person, _) = await Review.AddAsync("错形");
        var command = new AskReviewCommand(person, text, [.. Enumerable.Repeat(AReview.Photo, files)]);

        Assert.Equal(code, (await portal.UseCase<AskReview>().ExecuteAsync(command, AMovingCounty.Clerk, Cancellation)).Error?.Code);
    }

    [Fact]
    public async Task Ask_GivenAFileThatOnlyCallsItselfAPicture_ThenRefused()
    {
        var (person, _) = await Review.AddAsync("假图");

        Assert.Equal("reviews.file-format", (await Review.AskAsync(person, null, new EvidenceFile("photo.jpg", [.. "<html>"u8]))).Error?.Code);
        Assert.Equal("reviews.file-size", (await Review.AskAsync(person, null, new EvidenceFile("photo.jpg", []))).Error?.Code);
        Assert.Equal("reviews.file-size", (await Review.AskAsync(person, null, new EvidenceFile("big.jpg", [0xFF, 0xD8, 0xFF, .. new byte[EvidenceFileValidator.LargestFile]]))).Error?.Code);
    }

    [Theory]
    [InlineData("no-such-row", AReview.Clause, "reviews.route-not-payable")]
    [InlineData("student", AReview.Clause, "reviews.route-not-payable")]
    [InlineData(AReview.Accepting, "R-XX-1", "reviews.clause-unknown")]
    [InlineData(AReview.Accepting, " ", "reviews.clause-missing")]
    public async Task Decide_GivenARowOrClauseThatIsNone_ThenItStaysOpen(string route, string rule, string code)
    {
        var (person, _) = await Review.AddAsync("错条");
        var id = (await Review.AskAsync(person)).Value;

        Assert.Equal(code, (await Review.DecideAsync(id, route, rule: rule)).Error?.Code);
        Assert.Equal("Open", await RowAsync(id, "state"));
    }

    [Fact]
    public async Task Decide_GivenWhoAskedOrAClerk_ThenForbiddenAndADeputyMayForHisTerm()
    {
        // Given: a clerk with their own account
        var (person, _) = await Review.AddAsync("代核");
        var id = (await Review.AskAsync(person)).Value;
        var deputy = TestPortal.ActorAs(Role.TownshipClerk, "500240108");
        await portal.OwnerScalarAsync<bool>(
            """
            insert into portal_user (id, user_name, normalized_user_name, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count,
              display_name, role, tenant_id, org_code) values ($1, 'deputy', 'DEPUTY', false, false, false, true, 0, '受托人', 'TownshipClerk', 500240, '500240108') returning true
            """,
            deputy.UserId);
        Assert.Equal(AccessErrors.Forbidden, (await Review.DecideAsync(id, AReview.Accepting, deputy)).Error);

        // When
        var day = new DateOnly(2023, 11, 20);
        var name = portal.UseCase<NameDeputy>();
        Assert.Equal(ReviewErrors.DeputyUnknown, (await name.ExecuteAsync(new NameDeputyCommand(Guid.NewGuid(), day, day), AMovingCounty.Official, Cancellation)).Error);
        Assert.Null((await name.ExecuteAsync(new NameDeputyCommand(deputy.UserId, day.AddDays(-3), day.AddDays(5)), AMovingCounty.Official, Cancellation)).Error);
        Assert.Equal(ReviewErrors.DeputyTerm, (await name.ExecuteAsync(new NameDeputyCommand(deputy.UserId, day, day), AMovingCounty.Official, Cancellation)).Error);

        // Then: the deputy does not decide what they asked themselves, and after the end nothing
        var (own, _) = await Review.AddAsync("自核");
        var mine = (await Review.AskAsync(own, deputy)).Value;
        Assert.Equal(ReviewErrors.OwnCase, (await Review.DecideAsync(mine, AReview.Accepting, deputy)).Error);
        Assert.Equal([WaitingKind.Reviews], (await WaitingAsync(deputy)).Select(item => item.Kind));
        Assert.Equal(ReviewState.Accepted, (await Review.DecideAsync(id, AReview.Accepting, deputy)).Value);
        var listed = Assert.Single((await portal.UseCase<ListDeputies>().ExecuteAsync(AMovingCounty.Official, Cancellation)).Value.Deputies);
        Assert.Null((await portal.UseCase<EndDeputy>().ExecuteAsync(listed.Id, AMovingCounty.Official, Cancellation)).Error);
        var (later, _) = await Review.AddAsync("期后");
        Assert.Equal(AccessErrors.Forbidden, (await Review.DecideAsync((await Review.AskAsync(later)).Value, null, deputy)).Error);
    }

    private Task<Result<ReviewState>> WithdrawAsync(Guid id, Actor actor) =>
        portal.UseCase<WithdrawReview>().ExecuteAsync(new WithdrawReviewCommand(id, null), actor, Cancellation);

    private async Task<ReviewSheet> OpenAsync(Guid id, Actor actor) => (await portal.UseCase<OpenReview>().ExecuteAsync(id, actor, Cancellation)).Value;

    private Task<string> RowAsync(Guid id, string column) => portal.OwnerScalarAsync<string>($"select {column} from review_case where id = $1", id);

    private async Task<IReadOnlyList<WaitingItem>> WaitingAsync(Actor actor) => (await portal.UseCase<ReadWaiting>().ExecuteAsync(actor, Cancellation)).Value;
}
