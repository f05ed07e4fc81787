using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Plans.Situations;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Tables;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Plans.Situations;

public sealed class TryDraftTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private static readonly Actor Official = TestPortal.ActorAs(Role.CountyOfficial, "500240");

    public async ValueTask InitializeAsync()
    {
        if (await portal.OwnerScalarAsync<long>("select count(*) from tenant") == 0)
        {
            await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), "500240108205");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Execute_GivenTheDocumentAsPublished_ThenNoSituationChanges()
    {
        // Given, When
        var tried = await TryAsync(ADraft.Of("500240/2024"));

        // Then
        Assert.Equal([], tried.Comparison.Faults);
        Assert.NotEmpty(tried.Rows);
        Assert.Equal(0, tried.Changed);
        Assert.All(tried.Rows.Where(row => row.IsGolden), row => Assert.NotNull(row.After.Assessment));
    }

    [Fact]
    public async Task Execute_GivenAnotherSubsidy_ThenTheSituationsOfThatCategoryDifferInExactlyThoseAmounts()
    {
        // Given: 城乡低保对象, tier one: 342 becomes 350
        var draft = ADraft.Of("500240/2024").WithSubsidy("城乡低保对象", "一档", 350);

        // When
        var tried = await TryAsync(draft);

        // Then: a township with a document of its own stands on the county's draft
        var changed = tried.Rows.Single(row => row.Name.Zh == "城乡低保对象，一档");
        Assert.Equal((Money.Yuan(38), Money.Yuan(30)), (changed.Before.Assessment!.SelfPay, changed.After.Assessment!.SelfPay));
        Assert.Equal(
            AssessmentParts.Subsidy | AssessmentParts.SelfPay | AssessmentParts.Reasons,
            changed.Differences);
        var ordinary = tried.Rows.Single(row => row.Name.Zh == "普通居民，集中期内一档");
        Assert.False(ordinary.IsChanged);
    }

    [Fact]
    public async Task Execute_GivenAnOwnSituationWithAnExpectation_ThenItTurnsRedOnlyWhenTheDraftBreaksIt()
    {
        // Given
        var name = "低保户一档应缴 38 元 " + Guid.NewGuid();
        var situation = new Situation(OrgCode.Parse("500240108"), 2024, "一档", null, ["城乡低保对象"], string.Empty, new DateOnly(2023, 11, 20));
        var saved = await SaveAsync(new SaveSituationCommand(null, name[..30], situation, new SituationExpectation(Verdict.Accepted, Money.Yuan(38))));

        // When
        var kept = await TryAsync(ADraft.Of("500240/2024"));
        var broken = await TryAsync(ADraft.Of("500240/2024").WithSubsidy("城乡低保对象", "一档", 350));

        // Then
        Assert.False(kept.Rows.Single(row => row.Id == saved).IsUnexpected);
        Assert.True(broken.Rows.Single(row => row.Id == saved).IsUnexpected);
        Assert.Equal(1, broken.Unexpected);
        await portal.UseCase<DeleteSituation>().ExecuteAsync(saved, Official, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Execute_GivenADraftWithoutACategoryThatASituationNames_ThenTheRowSaysSoAndTheOthersAreTried()
    {
        // Given
        var name = "已不在表中的类别";
        var situation = new Situation(OrgCode.Parse("500240"), 2024, "一档", null, ["没有这一类"], string.Empty, new DateOnly(2023, 11, 20));
        var saved = await SaveAsync(new SaveSituationCommand(null, name, situation, SituationExpectation.None));

        // When
        var tried = await TryAsync(ADraft.Of("500240/2024"));

        // Then
        Assert.Equal(AssessmentErrors.UnknownIdentity("没有这一类").Code, tried.Rows.Single(row => row.Id == saved).After.Problem?.Code);
        Assert.Equal(0, tried.Changed);
        await portal.UseCase<DeleteSituation>().ExecuteAsync(saved, Official, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Execute_GivenADraftThatDoesNotLoad_ThenItsFaultsAreSaidBesideThePublishedAnswers()
    {
        // Given
        var draft = ADraft.Of("500240/2024").With(document => document["tiers"]![0]!["standard"] = "many");

        // When
        var tried = await TryAsync(draft);

        // Then
        Assert.NotEmpty(tried.Comparison.Faults);
        Assert.All(tried.Rows, row => Assert.Null(row.After.Assessment));
        Assert.Contains(tried.Rows, row => row.Before.Assessment?.SelfPay == Money.Yuan(380));
        Assert.Equal(0, tried.Unexpected);
    }

    [Fact]
    public async Task Execute_GivenNextYearsDraft_ThenItIsComparedWithThisYearsPlanInItsOwnYear()
    {
        // Given: the same document, moved to 2025 by its windows being unread: only the answers of before are looked at
        var published = ADraft.Of("500240/2024").Document;

        // When
        var tried = (await portal.UseCase<TryDraft>().ExecuteAsync(published with { CoverageYear = 2025 }, Official, TestContext.Current.CancellationToken)).Value;

        // Then
        Assert.Equal(2024, tried.Comparison.BaseYear);
        var ordinary = tried.Rows.Single(row => row.Name.Zh == "普通居民，集中期内一档");
        Assert.Equal(new DateOnly(2024, 11, 20), ordinary.Situation.PaidOn);
        Assert.Equal(Money.Yuan(380), ordinary.Before.Assessment!.SelfPay);
    }

    [Fact]
    public async Task Save_GivenANameThatTheUnitHas_ThenItIsRefused()
    {
        // Given
        var situation = new Situation(OrgCode.Parse("500240"), 2024, "一档", null, [], string.Empty, new DateOnly(2023, 11, 20));
        var saved = await SaveAsync(new SaveSituationCommand(null, "同名", situation, SituationExpectation.None));

        // When
        var second = await portal.UseCase<SaveSituation>().ExecuteAsync(
            new SaveSituationCommand(null, "同名", situation, SituationExpectation.None), Official, TestContext.Current.CancellationToken);
        var again = await SaveAsync(new SaveSituationCommand(saved, "同名", situation with { Tier = "二档" }, SituationExpectation.None));

        // Then
        Assert.Equal(SituationErrors.NameTaken("同名").Code, second.Error?.Code);
        Assert.Equal(saved, again);
        await portal.UseCase<DeleteSituation>().ExecuteAsync(saved, Official, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("", null, null, "situation.name-missing")]
    [InlineData("好", Verdict.Refused, 38, "situation.refused-with-amount")]
    [InlineData("好", null, -1, "situation.bad-amount")]
    public async Task Save_GivenABadShape_ThenTheFieldIsNamed(string name, Verdict? verdict, int? yuan, string code)
    {
        // Given
        var situation = new Situation(OrgCode.Parse("500240"), 2024, "一档", null, [], string.Empty, new DateOnly(2023, 11, 20));
        var expected = new SituationExpectation(verdict, yuan is { } amount ? Money.Yuan(amount) : null);

        // When
        var answer = await portal.UseCase<SaveSituation>().ExecuteAsync(
            new SaveSituationCommand(null, name, situation, expected), Official, TestContext.Current.CancellationToken);

        // Then
        Assert.Equal(code, answer.Error?.Code);
    }

    [Fact]
    public async Task Execute_GivenAnotherCountysDraft_ThenItReadsAsNotThere()
    {
        // Given, When
        var foreign = await portal.UseCase<TryDraft>().ExecuteAsync(
            ADraft.Of("421321/2023").Document, Official, TestContext.Current.CancellationToken);

        // Then
        Assert.Equal(PlanErrors.UnitNotFound, foreign.Error);
    }

    private async Task<TriedDraft> TryAsync(ADraft draft) =>
        (await portal.UseCase<TryDraft>().ExecuteAsync(draft.Document, Official, TestContext.Current.CancellationToken)).Value;

    private async Task<Guid> SaveAsync(SaveSituationCommand command) =>
        (await portal.UseCase<SaveSituation>().ExecuteAsync(command, Official, TestContext.Current.CancellationToken)).Value;
}
