using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Application.Reviews;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Application.Waiting;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Reviews;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Reviews;

/// <summary>A plan may let a second clerk of the unit decide; nobody else gains anything by it.</summary>
public sealed class ReviewSecondClerkTests(TestPortal portal) : IClassFixture<TestPortal>
{
    private static readonly Actor Second = TestPortal.ActorAs(Role.TownshipClerk, "500240108");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Decide_GivenTheOption_ThenAnotherClerkOfTheUnitMayAndWithoutItNot()
    {
        // Given: the plan says nothing about it
        var review = new AReview(portal, await AMovingCounty.OpenAsync(portal));
        var (person, household) = await review.AddAsync("同事核");
        var id = (await review.AskAsync(person)).Value;
        Assert.Equal(AccessErrors.Forbidden, (await review.DecideAsync(id, AReview.Accepting, Second)).Error);
        Assert.False((await OpenAsync(id, Second)).MayDecide);
        Assert.Empty(await WaitingAsync(Second));

        // When
        await PublishAsync(secondClerk: true);

        // Then: not who asked, not another unit's clerk, not a cadre
        Assert.Equal(ReviewErrors.OwnCase, (await review.DecideAsync(id, AReview.Accepting, AMovingCounty.Clerk)).Error);
        Assert.False((await OpenAsync(id, AMovingCounty.Clerk)).MayDecide);
        Assert.Empty(await WaitingAsync(AMovingCounty.Clerk));
        Assert.Equal(ReviewErrors.NotFound, (await review.DecideAsync(id, AReview.Accepting, AMovingCounty.FarClerk)).Error);
        await Assert.ThrowsAsync<AccessDeniedException>(() => review.DecideAsync(id, AReview.Accepting, AMovingCounty.Cadre));

        // Then: the second clerk sees that it waits and what each row gives, and decides it once
        Assert.Equal([WaitingKind.Reviews], (await WaitingAsync(Second)).Select(item => item.Kind));
        var sheet = await OpenAsync(id, Second);
        Assert.Equal((true, AReview.Accepting), (sheet.MayDecide, sheet.Options[0].Key));
        Assert.Equal(ReviewState.Accepted, (await review.DecideAsync(id, AReview.Accepting, Second)).Value);
        Assert.Equal("reviews.decided", (await review.DecideAsync(id, null, AMovingCounty.Official)).Error?.Code);
        Assert.Equal(Second.Name, (await review.MemberAsync(household)).Quotes[0].Assessment.Decision!.DecidedBy);

        // When, Then: a later version that takes it back holds at once
        await PublishAsync(secondClerk: false);
        var (other, _) = await review.AddAsync("再同事核");
        Assert.Equal(AccessErrors.Forbidden, (await review.DecideAsync((await review.AskAsync(other)).Value, null, Second)).Error);
    }

    // As a publication does it: a further version, later than the one before.
    private async Task PublishAsync(bool secondClerk)
    {
        portal.Clock.Now += TimeSpan.FromHours(1);
        await using var work = await portal.Database.BeginAsync(Scope.Of(OrgCode.Parse("500240")), Cancellation);
        var document = (JsonObject)JsonNode.Parse(PlanLibrary.BuiltInDocuments.Single(text => text.Label == "500240/2024").Json)!;
        document["reviews"] = new JsonObject { ["secondClerk"] = secondClerk, ["rules"] = new JsonArray(AReview.Clause) };
        work.PlanVersions.Add(new PlanVersion(Guid.CreateVersion7(), OrgCode.Parse("500240"), 2024, secondClerk ? 2 : 3, "下一版", document.ToJsonString(), "digest", portal.Clock.Now));
        await work.CommitAsync(Cancellation);
    }

    private async Task<ReviewSheet> OpenAsync(Guid id, Actor actor) => (await portal.UseCase<OpenReview>().ExecuteAsync(id, actor, Cancellation)).Value;

    private async Task<IReadOnlyList<WaitingItem>> WaitingAsync(Actor actor) => (await portal.UseCase<ReadWaiting>().ExecuteAsync(actor, Cancellation)).Value;
}
