using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Plans.Reading;
using EnrollmentPortal.Application.Plans.Studio;
using EnrollmentPortal.Application.Plans.Studio.Years;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Studio;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Plans.Studio;

/// <summary>A draft from the copy to the publication, in the hands of two officials.</summary>
public sealed class DraftTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string Category = "城乡低保对象";
    private static readonly DateOnly Today = new(2023, 11, 20);
    private readonly StudioOffice _office = new(portal, "500240");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // The county once for the class; each test begins with the built-in versions and without a draft.
    public async ValueTask InitializeAsync()
    {
        if (await portal.OwnerScalarAsync<long>("select count(*) from tenant") == 0)
        {
            await TestCounty.OpenAsync(portal, 500240, 2024, Today, "500240108205");
        }

        await portal.OwnerScalarAsync<long>("""
            with draft as (delete from plan_draft), version as (delete from plan_version where published_by is not null)
            select count(*) from tenant
            """);
        await LiveOnAsync(OrgCode.Parse("500240"), Today);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Save_GivenTwoEditorsAtOnce_ThenOneIsRefusedAndToldWhoChangedWhat()
    {
        // Given: both read the same draft
        var draft = await _office.CopyAsync();
        var path = StudioOffice.SubsidyPath(draft, Category, "一档");

        // When: both save, each through a connection of its own
        var answers = await Task.WhenAll(
            Task.Run(() => _office.SaveAsync(draft.Handle, path, "350", _office.First)),
            Task.Run(() => _office.SaveAsync(draft.Handle, path, "351", _office.Second)));

        // Then
        var refused = Array.FindIndex(answers, answer => answer.IsError);
        Assert.Single(answers, answer => answer.IsError);
        var winner = refused == 0 ? _office.Second : _office.First;
        Assert.Equal(StudioErrors.ChangedMeanwhile(winner.Name, 1).ToString(), answers[refused].Error!.ToString());
        var now = await _office.ReadAsync(draft.Draft.Id);
        var change = Assert.Single(now.Changes);
        Assert.Equal(("$.categories[=城乡低保对象].cells.一档.subsidy", "342", refused == 0 ? "351" : "350", winner.Name), (change.Path, change.OldValue, change.NewValue, change.ChangedByName));

        // Then: a user who reads again saves
        Assert.False((await _office.SaveAsync(now.Handle, path, "352", _office.First)).IsError);
    }

    [Fact]
    public async Task Publish_GivenWhoCheckedIt_ThenOnlySomebodyElseMayAndTheDatabaseSaysSoToo()
    {
        // Given
        var draft = await _office.CopyAsync();
        await _office.SaveAsync(draft.Handle, StudioOffice.SubsidyPath(draft, Category, "一档"), "350", _office.First);
        draft = await _office.ReadAsync(draft.Draft.Id);
        Assert.Equal(StudioErrors.NotChecked, (await _office.PublishAsync(draft.Handle, _office.Second)).Error);
        Assert.False((await _office.CheckAsync(draft.Handle, _office.First)).IsError);
        draft = await _office.ReadAsync(draft.Draft.Id);

        // When, Then
        Assert.Equal(StudioErrors.SamePerson, (await _office.PublishAsync(draft.Handle, _office.First)).Error);
        Assert.Equal(2, (await _office.PublishAsync(draft.Handle, _office.Second)).Value);
        Assert.Equal(StudioErrors.DraftNotFound, (await _office.PublishAsync(draft.Handle, _office.Second)).Error);

        // Then: the version names both, and the one before is superseded
        var versions = (await _office.StudioAsync()).Versions.Where(version => version.Unit == draft.Draft.OrgCode).ToList();
        Assert.Equal([(2, PlanVersionState.InForce, "甲", "乙"), (1, PlanVersionState.Superseded, null, null)],
            versions.Select(version => (version.Number, version.State, version.CheckedByName, version.PublishedByName)));
        Assert.Equal([("$.categories[=城乡低保对象].cells.一档.subsidy", "342", "350")], versions[0].Differences.Select(difference => (difference.Path, difference.Old!, difference.New!)));
        var refusal = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => portal.OwnerScalarAsync<int>(
            """
            insert into plan_version (tenant_id, id, org_code, coverage_year, version, title, document, digest, published_at, effective_from, checked_by, published_by)
            select tenant_id, gen_random_uuid(), org_code, coverage_year, 99, title, document, digest, published_at, effective_from, checked_by, checked_by
            from plan_version where id = $1 returning version
            """,
            versions[0].Id));
        Assert.Equal("plan_version_two_people", refusal.ConstraintName);
    }

    [Fact]
    public async Task Check_GivenASubsidyAboveTheStandard_ThenItIsRefusedWithTheFaultAtItsPlaceAndSoIsThePublication()
    {
        // Given
        var draft = await _office.CopyAsync();
        var path = StudioOffice.SubsidyPath(draft, Category, "一档");
        await _office.SaveAsync(draft.Handle, path, "381", _office.First);
        draft = await _office.ReadAsync(draft.Draft.Id);

        // When
        var refused = await _office.CheckAsync(draft.Handle, _office.First);

        // Then
        Assert.Equal(StudioErrors.OpenFaults(draft.Faults.Count).ToString(), refused.Error!.ToString());
        Assert.Contains(draft.Faults, fault => path.StartsWith(fault.Path, StringComparison.Ordinal) && fault.Code == "subsidy-above-standard");
        Assert.Equal("draft.open-faults", (await _office.PublishAsync(draft.Handle, _office.Second)).Error!.Code);
        Assert.False((await _office.DiscardAsync(draft.Handle, _office.Second)).IsError);
        Assert.Empty((await _office.StudioAsync()).Drafts);
    }

    [Fact]
    public async Task Save_GivenACheckedDraft_ThenItIsADraftAgain()
    {
        // Given
        var draft = await _office.CopyAsync();
        await _office.CheckAsync(draft.Handle, _office.First);
        draft = await _office.ReadAsync(draft.Draft.Id);
        Assert.Equal(PlanDraftState.Checked, draft.Draft.State);

        // When
        await _office.SaveAsync(draft.Handle, "$.tiers[0].standard", "400", _office.Second);

        // Then
        var now = await _office.ReadAsync(draft.Draft.Id);
        Assert.Equal((PlanDraftState.Draft, null, "乙"), (now.Draft.State, now.Draft.CheckedByName, now.Draft.WrittenByName));
    }

    [Theory]
    [InlineData("$.categories[99].name", "\"x\"", "draft.no-such-place")]
    [InlineData("categories", "1", "draft.no-such-place")]
    [InlineData("$.tiers[0].standard", "{", "draft.bad-value")]
    public async Task Save_GivenNoPlaceOrNoValue_ThenItIsRefused(string path, string value, string code)
    {
        // Given
        var draft = await _office.CopyAsync();

        // When, Then
        Assert.Equal(code, (await _office.SaveAsync(draft.Handle, path, value, _office.First)).Error!.Code);
    }

    [Fact]
    public async Task Publish_GivenALaterDay_ThenTheOldVersionHoldsUntilThen()
    {
        // Given
        var draft = await _office.CopyAsync();
        await _office.SaveAsync(draft.Handle, StudioOffice.SubsidyPath(draft, Category, "一档"), "350", _office.First);
        draft = await _office.ReadAsync(draft.Draft.Id);
        await _office.CheckAsync(draft.Handle, _office.First);
        draft = await _office.ReadAsync(draft.Draft.Id);
        Assert.Equal("draft.effective-in-past", (await _office.PublishAsync(draft.Handle, _office.Second, Today.AddDays(-1))).Error!.Code);

        // When
        await _office.PublishAsync(draft.Handle, _office.Second, Today.AddDays(10));

        // Then
        Assert.Equal([PlanVersionState.Waiting, PlanVersionState.InForce],
            (await _office.StudioAsync()).Versions.Where(version => version.Unit == draft.Draft.OrgCode).Select(version => version.State));
        Assert.Equal(Money.Yuan(342), await SubsidyAsync());
        await LiveOnAsync(draft.Draft.OrgCode, Today.AddDays(10));
        Assert.Equal(Money.Yuan(350), await SubsidyAsync());
        Assert.Equal([PlanVersionState.InForce, PlanVersionState.Superseded],
            (await _office.StudioAsync()).Versions.Where(version => version.Unit == draft.Draft.OrgCode).Select(version => version.State));

        // Then: the next start of the program puts no built-in document over it
        await using var work = await portal.Database.BeginAsync(Scope.Of(draft.Draft.OrgCode), Cancellation);
        Assert.Equal(0, await PublishPlans.PublishBuiltInAsync(work, 2024, portal.Clock.Now, Cancellation));
    }

    [Fact]
    public async Task Copy_GivenADraft_ThenASecondOneIsRefusedAndAnotherCountyFindsNeither()
    {
        // Given
        var draft = await _office.CopyAsync();
        var version = (await _office.StudioAsync()).Versions.First(row => row.Unit == draft.Draft.OrgCode);
        var stranger = TestPortal.ActorAs(Role.CountyOfficial, "500118");

        // When, Then
        Assert.Equal("draft.exists(甲)", (await portal.UseCase<CopyPlan>().ExecuteAsync(version.Id, forNextYear: false, _office.Second, Cancellation)).Error!.ToString());
        Assert.Equal(StudioErrors.VersionNotFound, (await portal.UseCase<CopyPlan>().ExecuteAsync(version.Id, forNextYear: false, stranger, Cancellation)).Error);
        Assert.Equal(StudioErrors.DraftNotFound, (await portal.UseCase<ReadDraft>().ExecuteAsync(draft.Draft.Id, stranger, Cancellation)).Error);
    }

    private async Task<Money> SubsidyAsync() =>
        (await portal.UseCase<ReadPlan>().ExecuteAsync(null, _office.First, Cancellation)).Value.Plan.FindCategory(Category)!.CellFor("一档").Amount;

    private async Task LiveOnAsync(OrgCode county, DateOnly day)
    {
        await using var work = await portal.Database.BeginAsync(Scope.Of(county), Cancellation);
        work.Tenants.Single(tenant => tenant.Id == county.TenantId).SetBusinessDate(day);
        await work.CommitAsync(Cancellation);
    }
}
