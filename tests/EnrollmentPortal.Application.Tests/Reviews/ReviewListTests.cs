using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Households.Duplicates;
using EnrollmentPortal.Application.Reviews;
using EnrollmentPortal.Application.Tests.Exports;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Application.Waiting;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Reviews;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Reviews;

/// <summary>Users see the cases that they may see; cases wait with their age, and follow the person.</summary>
public sealed class ReviewListTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
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
    public async Task Waiting_GivenAnOldCase_ThenItsAgeIsToldToWhoMayDecideAndTheListHasIt()
    {
        // Given
        var (person, household) = await Review.AddAsync("=久等");
        var id = (await Review.AskAsync(person, null, AReview.Photo)).Value;
        await portal.OwnerScalarAsync<bool>("update review_case set asked_on = '2023-11-08', asked_at = '2023-11-08 01:00Z' where id = $1 returning true", id);

        // When
        var waiting = (await WaitingAsync(AMovingCounty.Official)).Single(item => item.Kind == WaitingKind.Reviews);
        var lists = (await portal.UseCase<ListReviews>().ExecuteAsync(new ReviewFilter("=久等", 10), AMovingCounty.Official, Cancellation)).Value;
        var file = await AnExport.RowsAsync(portal, new ListRequest(ListName.Reviews, OrgCode.Parse(AMovingCounty.Village)), AMovingCounty.Official);

        // Then
        Assert.Equal(12, waiting.OldestDays);
        Assert.DoesNotContain(await WaitingAsync(AMovingCounty.Clerk), item => item.Kind == WaitingKind.Reviews);
        Assert.Equal((id, 12), (Assert.Single(lists.Open).Id, lists.Open[0].AgeInDays));
        Assert.Equal("ReviewState.Open 12", Assert.Single(file, row => row[2] == "'=久等") is var line ? $"{line[5]} {line[11]}" : null);
        Assert.Empty(await AnExport.RowsAsync(portal, new ListRequest(ListName.Reviews, OrgCode.Parse("500240109")), AMovingCounty.FarClerk));
        Assert.Equal(AccessErrors.Forbidden, await AnExport.RefusalAsync(portal, new ListRequest(ListName.Reviews, OrgCode.Parse(AMovingCounty.Village)), AMovingCounty.Cadre));
        Assert.Equal(id, Assert.Single((await portal.UseCase<OpenHouseholdRecord>().ExecuteAsync(household, AMovingCounty.Clerk, Cancellation)).Value.Members[0].Reviews).Id);
        Assert.Empty((await portal.UseCase<OpenHouseholdRecord>().ExecuteAsync(household, AMovingCounty.Cadre, Cancellation)).Value.Members[0].Reviews);
        Assert.Contains((await HistoryAsync(household, AMovingCounty.Clerk)).Lines, entry => entry.Action == "review.asked");
        Assert.DoesNotContain((await HistoryAsync(household, AMovingCounty.Cadre)).Lines, entry => entry.Action.StartsWith("review.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Evidence_GivenWhoMaySeeTheCase_ThenItIsShownAndTheLookRecorded()
    {
        // Given
        var (person, _) = await Review.AddAsync("材料");
        var id = (await Review.AskAsync(person, null, AReview.Photo)).Value;
        var file = (await portal.UseCase<OpenReview>().ExecuteAsync(id, AMovingCounty.Clerk, Cancellation)).Value.Evidence[0].Id;
        var read = portal.UseCase<ReadReviewEvidence>();

        // When, Then
        Assert.Equal(AReview.Photo.Content, (await read.ExecuteAsync(file, AMovingCounty.Official, Cancellation)).Value.Content);
        Assert.Equal(ReviewErrors.NotFound, (await read.ExecuteAsync(file, AMovingCounty.FarClerk, Cancellation)).Error);
        await Assert.ThrowsAsync<AccessDeniedException>(() => read.ExecuteAsync(file, AMovingCounty.Cadre, Cancellation));
        Assert.Equal(1L, await _county!.AuditAsync("review.evidence-opened", person));
    }

    [Fact]
    public async Task AddEvidence_GivenAnOpenCase_ThenAnyClerkOfTheUnitAddsAndNobodyElse()
    {
        // Given
        var (person, _) = await Review.AddAsync("补材");
        var id = (await Review.AskAsync(person, null, AReview.Photo)).Value;
        var colleague = TestPortal.ActorAs(Role.TownshipClerk, "500240108") with { Name = "同事" };

        // When, Then
        Assert.Equal(2, (await Review.AddEvidenceAsync(id, colleague, AReview.Photo)).Value);
        Assert.Equal(ReviewErrors.NotFound, (await Review.AddEvidenceAsync(id, AMovingCounty.FarClerk, AReview.Photo)).Error);
        await Assert.ThrowsAsync<AccessDeniedException>(() => Review.AddEvidenceAsync(id, AMovingCounty.Official, AReview.Photo));
        Assert.Equal("reviews.no-files", (await Review.AddEvidenceAsync(id, colleague)).Error?.Code);
        Assert.Equal("reviews.file-format", (await Review.AddEvidenceAsync(id, colleague, new EvidenceFile("photo.jpg", [.. "<html>"u8]))).Error?.Code);
        var shown = (await portal.UseCase<OpenReview>().ExecuteAsync(id, AMovingCounty.Official, Cancellation)).Value;
        Assert.Equal([AMovingCounty.Clerk.Name, "同事"], shown.Evidence.Select(file => file.AddedByName));
        Assert.False(shown.MayAddEvidence);
        Assert.Equal(1L, await _county!.AuditAsync("review.evidence-added", person));

        // Then: nothing is added to what is decided
        Assert.Null((await Review.DecideAsync(id, AReview.Accepting)).Error);
        Assert.Equal("reviews.decided", (await Review.AddEvidenceAsync(id, colleague, AReview.Photo)).Error?.Code);
    }

    [Fact]
    public async Task AddEvidence_GivenManyAtOnce_ThenTheCaseTakesNoMoreThanItsMost()
    {
        // Given
        var (person, _) = await Review.AddAsync("满材");
        var id = (await Review.AskAsync(person)).Value;
        EvidenceFile[] six = [.. Enumerable.Repeat(AReview.Photo, AskReviewValidator.MaxFiles)];

        // When: each on a connection of its own
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Review.AddEvidenceAsync(id, AMovingCounty.Clerk, six)));

        // Then: three times six, and no fourth
        Assert.Equal("reviews.case-full", Assert.Single(answers, answer => answer.IsError).Error!.Code);
        Assert.Equal(18L, await portal.OwnerScalarAsync<long>("select count(*) from review_evidence where case_id = $1", id));
    }

    [Fact]
    public async Task Cases_GivenAMoveAndAMerge_ThenTheyGoAlongAndOneStaysOpen()
    {
        // Given
        var (first, home) = await Review.AddAsync("并案");
        var (second, _) = await Review.AddAsync("并案", AMovingCounty.OtherVillage);
        var kept = (await Review.AskAsync(first, null, AReview.Photo)).Value;
        var gone = (await Review.AskAsync(second, null, AReview.Photo)).Value;

        // When
        Assert.Null((await portal.UseCase<MoveHousehold>().ExecuteAsync(
            new MoveHouseholdCommand(home, OrgCode.Parse(AMovingCounty.OtherVillage), "", "", "搬迁"), AMovingCounty.Clerk, Cancellation)).Error);
        Assert.Equal(first, (await portal.UseCase<MergePeople>().ExecuteAsync(new MergePeopleCommand(first, second, [], "户口核对"), AMovingCounty.Clerk, Cancellation)).Value.PersonId);

        // Then
        Assert.Equal(("Open", "Withdrawn"), (await RowAsync(kept, "state"), await RowAsync(gone, "state")));
        Assert.Equal(4L, await portal.OwnerScalarAsync<long>(
            """
            select (select count(*) from review_case where person_id = $1 and org_code = $2) + (select count(*) from review_evidence where person_id = $1 and org_code = $2)
            """,
            first,
            AMovingCounty.OtherVillage));
    }

    private Task<string> RowAsync(Guid id, string column) => portal.OwnerScalarAsync<string>($"select {column} from review_case where id = $1", id);

    private async Task<IReadOnlyList<WaitingItem>> WaitingAsync(Actor actor) => (await portal.UseCase<ReadWaiting>().ExecuteAsync(actor, Cancellation)).Value;

    private async Task<HouseholdHistory> HistoryAsync(Guid household, Actor actor) => (await portal.UseCase<ReadHouseholdHistory>().ExecuteAsync(household, actor, Cancellation)).Value;
}
