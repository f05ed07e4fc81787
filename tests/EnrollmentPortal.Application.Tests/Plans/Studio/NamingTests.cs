using EnrollmentPortal.Application.Plans.Studio.Edits;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Application.Plans.Studio.Naming;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Plans.Studio;

/// <summary>What an item of a plan is called by: renaming is followed, taking away what is named is refused.</summary>
public sealed class NamingTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private readonly StudioOffice _office = new(portal, "500240");

    public async ValueTask InitializeAsync()
    {
        if (await portal.OwnerScalarAsync<long>("select count(*) from tenant") == 0)
        {
            await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), "500240108205");
        }

        await portal.OwnerScalarAsync<long>("with draft as (delete from plan_draft) select count(*) from tenant");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("$.windows[=concentrated]", "routes")]
    [InlineData("$.groups[=relieved]", "routes")]
    [InlineData("$.tiers[=二档]", "categories")]
    [InlineData("$.assumptions[=Q-WC-04]", "groups")]
    [InlineData("$.assumptions[=Q-WC-06]", "categories")]
    [InlineData("$.clauses[=R-WC-07]", "tiers")]
    [InlineData("$.warnings[=early]", "routes")]
    [InlineData("$.documents[=town]", "clauses")]
    public async Task Delete_GivenSomethingThatIsNamed_ThenItIsRefusedAndSaysWhereAndNothingIsSaved(string path, string where)
    {
        // Given: of the groups one stands in two wordings, so both must go before its name does
        var draft = await _office.CopyAsync();

        // When
        var refused = await _office.EditAsync(draft.Handle, _office.First, new RemoveItem(path));

        // Then
        Assert.Equal("draft.still-named", refused.Error!.Code);
        Assert.Contains(Assert.IsAssignableFrom<IReadOnlyList<PlanPlace>>(refused.Error.Arguments[1]), place => place.Section == where);
        Assert.Empty((await _office.ReadAsync(draft.Draft.Id)).Differences);
    }

    [Fact]
    public async Task Delete_GivenATierWithoutACell_ThenTheEmptyCellsGoWithIt()
    {
        // Given: a tier that nothing uses any more, and that no row prints an amount for
        var draft = await _office.CopyAsync();
        draft = await _office.EditAsync(draft, [.. draft.Sketch!.Categories.Select((category, index) => new PutValue($"$.categories[{index}].cells.二档", "{\"subsidy\":\"no-line\"}"))]);

        // When
        draft = await _office.EditAsync(draft, new RemoveItem("$.tiers[=二档]"));

        // Then
        Assert.Empty(draft.Faults);
        Assert.Equal(["一档"], draft.Sketch!.Tiers.Select(tier => tier.Key));
    }

    [Theory]
    [InlineData("$.windows[=concentrated]", "main")]
    [InlineData("$.groups[=low-income]", "poor")]
    [InlineData("$.tiers[=一档]", "甲档")]
    [InlineData("$.assumptions[=Q-WC-04]", "Q-WC-94")]
    [InlineData("$.clauses[=R-WC-46]", "R-WC-99")]
    [InlineData("$.warnings[=early]", "too-early")]
    [InlineData("$.routes[=follow-guardian]", "with-guardian")]
    public async Task Rename_GivenSomethingThatIsNamed_ThenWhateverNamesItFollows(string path, string name)
    {
        // Given
        var draft = await _office.CopyAsync();
        var old = path[(path.IndexOf('=', StringComparison.Ordinal) + 1)..^1];

        // When
        draft = await _office.EditAsync(draft, new RenameItem(path, name));

        // Then: the plan loads, and nothing has the old name
        Assert.Empty(draft.Faults);
        var (document, naming) = (PlanJson.Parse(draft.Draft.Document)!, PlanNaming.All.Single(known => path.StartsWith(known.List + "[", StringComparison.Ordinal)));
        Assert.Empty(naming.MentionsOf(document, old));
        Assert.DoesNotContain(old, naming.Names(document));
        Assert.Contains(name, naming.Names(document));
    }

    [Theory]
    [InlineData("$.windows[=concentrated]", "late", "draft.name-taken(late)")]
    [InlineData("$.assumptions[=Q-WC-04]", "Q-WC-05", "draft.name-taken(Q-WC-05)")]
    [InlineData("$.assumptions[=Q-WC-04]", "Q-4", "draft.bad-question")]
    [InlineData("$.clauses[=R-WC-46]", "46", "draft.bad-rule")]
    [InlineData("$.windows[=concentrated]", "a.b", "draft.bad-key")]
    [InlineData("$.categories[=城乡孤儿]", " ", "draft.name-missing")]
    [InlineData("$.categories[=城乡孤儿]", "特困人员", "draft.name-taken(特困人员)")]
    public async Task Rename_GivenANameThatIsTakenOrNone_ThenItIsRefused(string path, string name, string refusal)
    {
        // Given
        var draft = await _office.CopyAsync();

        // When
        var answer = await _office.EditAsync(draft.Handle, _office.First, new RenameItem(path, name));

        // Then
        Assert.Equal(refusal, answer.Error!.ToString());
    }

    [Fact]
    public async Task Options_GivenOneThatRowsWaitFor_ThenItCannotBeTakenAwayAndAnotherOneCanBeAddedAndUsed()
    {
        // Given
        var draft = await _office.CopyAsync();

        // When, Then
        var refused = await _office.SaveAsync(draft.Handle, "$.assumptions[=Q-WC-04].options", "[\"named-seven\"]", _office.First);
        Assert.Equal("draft.option-named", refused.Error!.Code);
        Assert.Equal(new PlanOption("all-subsidised"), refused.Error.Arguments[1]);

        // When: a third wording of the group under an option of its own
        draft = await _office.EditAsync(
            draft,
            new PutValue("$.assumptions[=Q-WC-04].options", "[\"named-seven\",\"all-subsidised\",\"特困\"]"),
            new PutValue("$.groups[3]", "{\"key\":\"low-income\",\"zh\":\"只有特困\",\"en\":\"Destitute only\",\"members\":[\"特困人员\"],\"if\":{\"Q-WC-04\":\"特困\"}}"),
            new PutValue("$.assumptions[=Q-WC-04].value", "\"特困\""));

        // Then
        Assert.Empty(draft.Faults);
        Assert.Equal(["特困人员"], draft.Sketch!.Groups.Single(group => group.Key == "low-income").Members);
    }

    [Fact]
    public void Mentions_GivenTheBuiltInDocuments_ThenEveryNameThatIsUsedIsFound()
    {
        // Given: what the loader would miss if the item were not there
        foreach (var text in PlanLibrary.BuiltInDocuments.Where(document => document.Label.Length == "500240/2024".Length))
        {
            foreach (var naming in PlanNaming.All)
            {
                foreach (var path in PlanJson.Items(PlanJson.Parse(text.Json)!, naming.List).Select(item => item.Path).ToList())
                {
                    // When
                    var without = PlanJson.Parse(text.Json)!;
                    var name = PlanJson.Text(without, $"{path}.{naming.Property}");
                    new RemoveItem(path).Apply(without);
                    var faults = Domain.Plans.PlanLoader.Load(text with { Json = without.ToJsonString() }).Faults;

                    // Then
                    var isMissed = faults.Any(fault => fault.Code is "unknown-category" or "unknown-tier" or "unknown-answer" or "unknown-question" or "unknown-rule" or "unknown-warning" or "unknown-document");
                    Assert.True(!isMissed || naming.MentionsOf(without, name).Any(), $"{text.Label} {path} {name}: {string.Join(", ", faults)}");
                }
            }
        }
    }
}
