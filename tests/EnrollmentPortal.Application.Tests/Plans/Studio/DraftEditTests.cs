using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Situations;
using EnrollmentPortal.Application.Plans.Studio;
using EnrollmentPortal.Application.Plans.Studio.Edits;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Application.Plans.Studio.Naming;
using EnrollmentPortal.Application.Plans.Studio.Years;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Plans.Studio;

/// <summary>What officials do to a draft beyond its amounts, and what is refused.</summary>
public sealed class DraftEditTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private static TestCounty? _county;
    private readonly StudioOffice _office = new(portal, "500240");

    public async ValueTask InitializeAsync()
    {
        await CountyAsync();
        await portal.OwnerScalarAsync<long>("with draft as (delete from plan_draft), person as (delete from person_identity) select count(*) from tenant");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // Once for the class.
    private async Task<TestCounty> CountyAsync() => _county ??= await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), "500240108205");

    [Fact]
    public async Task MoveWindowEnd_GivenANeighbourWithAFirstDay_ThenItFollowsAndNothingIsWrong()
    {
        // Given
        var draft = await _office.CopyAsync();

        // When: the concentrated period is extended by ten days
        draft = await _office.EditAsync(draft, new MoveWindowEnd("$.windows[=concentrated]", new DateOnly(2024, 1, 10)));

        // Then
        Assert.Empty(draft.Faults);
        Assert.Equal(
            [("$.windows[=concentrated].to", "\"2023-12-31\"", "\"2024-01-10\""), ("$.windows[=late].from", "\"2024-01-01\"", "\"2024-01-11\"")],
            draft.Differences.Select(difference => (difference.Path, difference.Old!, difference.New!)));
        Assert.Equal(2, draft.Changes.Count);
        Assert.Single(draft.Changes.Select(change => change.Number).Distinct());
    }

    [Fact]
    public async Task MoveWindowEnd_GivenAnEndThatAnAssumptionHolds_ThenTheAssumptionChanges()
    {
        // Given
        var draft = await _office.CopyAsync();

        // When
        draft = await _office.EditAsync(draft, new MoveWindowEnd("$.windows[=late]", new DateOnly(2024, 3, 5)));

        // Then: the waiting window has no first day of its own and follows
        Assert.Empty(draft.Faults);
        var difference = Assert.Single(draft.Differences);
        Assert.Equal(("$.assumptions[=Q-WC-19].value", "\"2024-03-05\""), (difference.Path, difference.New));
        Assert.Equal(new DateOnly(2024, 3, 6), draft.Sketch!.Windows.Single(window => window.Key == "waiting").Days.From);
    }

    [Theory]
    [InlineData("$.windows[=waiting]", "2024-02-28")]
    [InlineData("$.windows[=early]", "2023-09-30")]
    public async Task MoveWindowEnd_GivenADayBeforeItBegins_ThenItIsRefusedByNameAndNothingIsSaved(string window, string day)
    {
        // Given
        var draft = await _office.CopyAsync();

        // When
        var refused = await _office.EditAsync(draft.Handle, _office.First, new MoveWindowEnd(window, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

        // Then
        Assert.Equal("draft.ends-before-it-begins", refused.Error!.Code);
        Assert.Equal(day, refused.Error.Arguments[2]);
        Assert.Empty((await _office.ReadAsync(draft.Draft.Id)).Differences);
    }

    [Fact]
    public async Task Delete_GivenACategoryThatAGroupAndATownshipName_ThenItIsRefusedAndSaysBoth()
    {
        // Given
        var draft = await _office.CopyAsync();

        // When
        var refused = await _office.EditAsync(draft.Handle, _office.First, new PutValue("$.categories[=稳定脱贫户]", null));

        // Then: the group, the township's key group
        Assert.Equal("draft.still-named", refused.Error!.Code);
        Assert.Equal(
            [("groups", "脱贫人口", null), ("keyGroups", "稳定脱贫户", "单位108")],
            Assert.IsAssignableFrom<IReadOnlyList<PlanPlace>>(refused.Error.Arguments[1]).Select(place => (place.Section, place.Name.Zh, place.Unit)));
    }

    [Fact]
    public async Task Delete_GivenACategoryThatPeopleHold_ThenItIsRefusedWithTheirNumberUntilNobodyHoldsIt()
    {
        // Given
        await (await CountyAsync()).AddHouseholdAsync("500240108205", TestMember.Head("甲").With("城乡孤儿"));
        var draft = await _office.CopyAsync();
        var members = draft.Sketch!.Groups.Count;
        draft = await _office.EditAsync(draft, new PutValue("$.groups[1]", null));
        Assert.Equal(members, draft.Sketch!.Groups.Count);

        // When, Then
        var held = await _office.EditAsync(draft.Handle, _office.First, new PutValue("$.categories[=城乡孤儿]", null));
        Assert.Equal("draft.category-held(城乡孤儿, 1)", held.Error!.ToString());
        var renamed = await _office.EditAsync(draft.Handle, _office.First, new RenameItem("$.categories[=城乡孤儿]", "孤儿"));
        Assert.Equal("draft.category-held(城乡孤儿, 1)", renamed.Error!.ToString());

        // When, Then: a file without the category does no better
        var file = PlanJson.Parse(draft.Draft.Document)!;
        new RemoveItem("$.categories[=城乡孤儿]").Apply(file);
        var imported = await portal.UseCase<ImportPlanFile>().ExecuteAsync(new ImportPlanFileCommand(file.ToJsonString(), draft.Handle), _office.First, TestContext.Current.CancellationToken);
        Assert.Equal("draft.category-held(城乡孤儿, 1)", imported.Error!.ToString());

        // When: nobody holds it any more
        await portal.OwnerScalarAsync<long>("with gone as (delete from person_identity) select 1::bigint");
        draft = await _office.EditAsync(draft, new PutValue("$.categories[=城乡孤儿]", null));

        // Then
        Assert.Empty(draft.Faults);
        Assert.Contains(draft.Differences, difference => difference is { Kind: PlanDifferenceKind.Removed, Path: "$.categories[=城乡孤儿]" });
    }

    [Fact]
    public async Task Rename_GivenACategoryThatGroupsName_ThenTheyNameItByTheNewName()
    {
        // Given
        var draft = await _office.CopyAsync();

        // When
        draft = await _office.EditAsync(draft, new RenameItem("$.categories[=参试退役军人]", "参试人员"));

        // Then
        Assert.Empty(draft.Faults);
        Assert.DoesNotContain("参试退役军人", draft.Draft.Document, StringComparison.Ordinal);
        Assert.NotNull(draft.Sketch!.FindCategory("参试人员"));
    }

    [Fact]
    public async Task Move_GivenARouteBehindTheOneThatTakesEverything_ThenTheFaultNamesItAndTheSentencesStillRead()
    {
        // Given
        var draft = await _office.CopyAsync();
        var routes = draft.Sketch!.Routes.Written;

        // When: the narrower row goes below the wider one
        var (narrow, wide) = (routes.Index().First(row => row.Item.Key == "follow-guardian").Index, routes.Index().First(row => row.Item.Key == "guardian-birth-year").Index);
        draft = await _office.EditAsync(draft, new MoveItem($"$.routes[{narrow}]", wide));

        // Then
        Assert.Contains(draft.Faults, fault => fault.Code == "unreachable" && fault.Path == $"$.routes[{wide}].when");
        Assert.Equal(routes.Length, draft.Sketch!.Routes.Written.Length);
        var moved = Assert.Single(draft.Differences);
        Assert.Equal((PlanDifferenceKind.Moved, "$.routes[=follow-guardian]", "2", "4"), (moved.Kind, moved.Path, moved.Old, moved.New));
        Assert.Equal("draft.open-faults", (await _office.CheckAsync(draft.Handle, _office.First)).Error!.Code);
    }

    [Fact]
    public async Task Confirm_GivenWhoWhatAndWhen_ThenTheAssumptionStandsAsConfirmed()
    {
        // Given
        var draft = await _office.CopyAsync();

        // When
        draft = await _office.EditAsync(
            draft,
            new PutValue("$.assumptions[=Q-WC-01].confirmedBy", "\"县医保局 王五\""),
            new PutValue("$.assumptions[=Q-WC-01].confirmedIn", "\"石医保函〔2023〕12号\""),
            new PutValue("$.assumptions[=Q-WC-01].confirmedOn", "\"2023-11-18\""));

        // Then
        Assert.Empty(draft.Faults);
        var assumption = draft.Sketch!.Assumptions.Single(known => known.Question == "Q-WC-01");
        Assert.Equal(("县医保局 王五", "石医保函〔2023〕12号", new DateOnly(2023, 11, 18)), (assumption.ConfirmedBy, assumption.ConfirmedIn, assumption.ConfirmedOn!.Value));
    }

    [Fact]
    public async Task Edit_GivenOneStepThatHasNoPlace_ThenNoneOfThemIsSaved()
    {
        // Given
        var draft = await _office.CopyAsync();

        // When
        var refused = await _office.EditAsync(draft.Handle, _office.First, new PutValue("$.tiers[0].standard", "400"), new MoveItem("$.routes[99]", 0));

        // Then
        Assert.Equal(StudioErrors.NoSuchPlace, refused.Error);
        Assert.Equal(draft.Draft.RowVersion, (await _office.ReadAsync(draft.Draft.Id)).Draft.RowVersion);
    }

    [Fact]
    public async Task Add_GivenANewCategoryWithAnAmount_ThenItIsPricedAndTellsWhatIsMissingUntilItIsThere()
    {
        // Given: what the form puts there to begin with
        var draft = await _office.CopyAsync();
        var item = PlanSchema.Section("categories").NewItem();
        item["cells"] = new JsonObject { ["一档"] = new JsonObject { ["subsidy"] = 100 }, ["二档"] = new JsonObject { ["subsidy"] = "none" } };
        var path = $"$.categories[{draft.Sketch!.Categories.Count}]";

        // When
        draft = await _office.EditAsync(draft, new PutValue(path, PlanJson.Write(item)));

        // Then
        Assert.Equal(["missing", "missing", "missing-source"], draft.Faults.Select(fault => fault.Code).Order());

        // When
        draft = await _office.EditAsync(draft, new RenameItem("$.categories[24]", "新增对象"));
        Assert.Equal(StudioErrors.NoSuchPlace, (await _office.EditAsync(draft.Handle, _office.First, new RenameItem("$.categories[25]", "x"))).Error);
        draft = await _office.EditAsync(draft, new PutValue(path + ".en", "\"New\""), new PutValue(path + ".rule", "\"R-WC-20\""));

        // Then
        Assert.Empty(draft.Faults);
        Assert.Equal(Money.Yuan(100), draft.Sketch!.FindCategory("新增对象")!.CellFor("一档").Amount);
        Assert.Contains(draft.Differences, difference => difference is { Kind: PlanDifferenceKind.Added, Path: "$.categories[=新增对象]" });
    }

    [Fact]
    public async Task Add_GivenWhoElseMayDecide_ThenItHoldsOnceAClauseStandsBehindIt()
    {
        // Given: what the form puts there to begin with says no
        var draft = await _office.CopyAsync();
        draft = await _office.EditAsync(draft, new PutValue("$.reviews", PlanJson.Write(PlanSchema.Section("reviews").NewItem())));
        Assert.Equal((false, 0), (draft.Sketch!.Reviews!.SecondClerk, draft.Faults.Count));

        // When, Then
        draft = await _office.EditAsync(draft, new PutValue("$.reviews.secondClerk", "true"));
        Assert.Equal(("missing-source", "$.reviews.rules"), (Assert.Single(draft.Faults).Code, draft.Faults[0].Path));
        draft = await _office.EditAsync(draft, new PutValue("$.reviews.rules", "[\"R-WC-06\"]"));
        Assert.Empty(draft.Faults);
        Assert.True(draft.Sketch!.Reviews!.SecondClerk);
    }

    [Fact]
    public async Task ComputeQuotas_GivenATableWithARule_ThenTargetsFollowTheRuleAndTheTotalsAddUp()
    {
        // Given: 满城's table, 90 % of the hukou and not below last year; one town has grown
        await TestCounty.OpenAsync(portal, 130607, 2023, new DateOnly(2022, 11, 14), "130607100001");
        var office = new StudioOffice(portal, "130607");
        var draft = await office.CopyAsync();
        draft = await office.EditAsync(draft, new PutValue("$.quotas.rows[1].hukou", "50000"));
        Assert.Contains(draft.Faults, fault => fault.Code == "quota-formula");

        // When
        draft = await office.EditAsync(draft, new ComputeQuotas());

        // Then
        Assert.Empty(draft.Faults);
        Assert.Equal(45_000, draft.Sketch!.Quotas!.Rows[1].Target);
        Assert.Equal(draft.Sketch.Quotas.Rows.Sum(row => row.Target), draft.Sketch.Quotas.Total.Target);
    }

    [Fact]
    public async Task Edit_GivenATownshipsDraft_ThenItLoadsOverItsCountysDocumentAndTheCountysPartsAreRefused()
    {
        // Given
        var version = (await _office.StudioAsync()).Versions.First(row => row.Unit.Value == "500240108");
        var id = await portal.UseCase<CopyPlan>().ExecuteAsync(version.Id, forNextYear: false, _office.First, TestContext.Current.CancellationToken);
        var draft = await _office.ReadAsync(id.Value);

        // When
        draft = await _office.EditAsync(draft, new PutValue("$.phases[0].from", "\"2023-10-25\""));

        // Then
        Assert.Empty(draft.Faults);
        Assert.Equal(new DateOnly(2023, 10, 25), draft.Sketch!.Phases[0].From);
        Assert.NotEmpty(draft.Sketch.Routes.Rows);

        // When, Then
        Assert.Equal("draft.ends-before-it-begins", (await _office.EditAsync(draft.Handle, _office.First, new PutValue("$.phases[0].from", "\"2024-02-01\""))).Error!.Code);
        draft = await _office.EditAsync(draft, new PutValue("$.coverage", "{\"rule\":\"R-WC-35\"}"));
        Assert.Contains(draft.Faults, fault => fault is { Code: "not-the-townships", Path: "$.coverage" });
    }

    [Fact]
    public async Task Put_GivenAmountsThatWereTried_ThenTheDraftHasThem()
    {
        // Given
        var draft = await _office.CopyAsync();

        // When
        draft = await _office.EditAsync(draft, new PutAmount(new AmountChange(null, "一档", 390m)), new PutAmount(new AmountChange("城乡低保对象", "一档", 350m)));

        // Then: the self-pay column follows
        Assert.Empty(draft.Faults);
        Assert.Equal(
            [("$.tiers[=一档].standard", "390"), ("$.categories[=城乡低保对象].cells.一档.subsidy", "350")],
            draft.Differences.Select(difference => (difference.Path, difference.New!)));
        Assert.Equal("40", PlanJson.Find(PlanJson.Parse(draft.Draft.Document)!, "$.categories[=城乡低保对象].cells.一档.selfPay")!.ToString());
    }
}
