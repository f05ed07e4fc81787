using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Plans.Studio;
using EnrollmentPortal.Application.Plans.Studio.Edits;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Application.Plans.Studio.Years;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Plans.Studio;

/// <summary>A plan as a file: out, in, and what is said about a wrong one.</summary>
public sealed class PlanFileTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private readonly StudioOffice _office = new(portal, "500240");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (await portal.OwnerScalarAsync<long>("select count(*) from tenant") == 0)
        {
            await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), "500240108205");
        }

        await portal.OwnerScalarAsync<long>("with draft as (delete from plan_draft) select count(*) from tenant");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Export_GivenAVersionAndItsCopy_ThenBothFilesAreOneAndImportingItChangesNothing()
    {
        // Given
        var version = (await _office.StudioAsync()).Versions.First(row => row.Unit.Value == "500240");
        var draft = await _office.CopyAsync();

        // When
        var (exported, copied) = (await FileAsync(version.Id), await FileAsync(draft.Draft.Id));
        var reading = await CheckAsync(exported.Text);

        // Then: the order is the format's, whatever the database made of it
        Assert.Equal("500240-2024-v1.json", exported.Name);
        Assert.Equal(exported.Text, copied.Text);
        Assert.Equal(exported.Text, PlanFile.Write(exported.Text));
        Assert.StartsWith("{\n  \"$schema\": \"../plan.schema.json\",\n  \"unit\": \"500240\",\n  \"year\": 2024,\n  \"version\": \"1\",\n  \"title\": {\n    \"zh\"", exported.Text, StringComparison.Ordinal);
        Assert.Empty(reading.Faults);
        Assert.Empty(reading.Differences);
        Assert.Equal(draft.Draft.Id, reading.Existing!.Id);
    }

    [Theory]
    [InlineData("{ \"unit\": \"500240\",\n  \"year\": 2024,\n  oops }", "draft.file-not-json(3, 3)")]
    [InlineData("{ \"unit\": \"500240\", \"unit\": \"500240\" }", "draft.file-not-json")]
    [InlineData("[1]", "draft.file-without-plan")]
    [InlineData("{ \"unit\": \"500240\", \"year\": 2024, \"version\": \"\\u0000\" }", "draft.file-without-plan")]
    [InlineData("{ \"unit\": \"500240\", \"year\": 2024, \"version\": \"\\ud800\" }", "draft.file-without-plan")]
    [InlineData("{ \"title\": 1 }", "draft.file-without-unit")]
    [InlineData("{ \"unit\": \"500118\", \"year\": 2024 }", "draft.file-of-other-unit(500118)")]
    public async Task Check_GivenAFileThatIsNoPlanOfTheOffice_ThenItSaysWhatAndWhere(string text, string refusal)
    {
        // Given, When
        var answer = await portal.UseCase<CheckPlanFile>().ExecuteAsync(text, _office.First, Cancellation);

        // Then
        Assert.StartsWith(refusal, answer.Error!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_GivenAFileWithFaults_ThenEachIsNamedByItsPathAndTheDraftCannotBeChecked()
    {
        // Given
        var text = PlanLibrary.BuiltInDocuments.Single(document => document.Label == "500240/2024").Json
            .Replace("\"subsidy\": 342, \"selfPay\": 38", "\"subsidy\": 999", StringComparison.Ordinal)
            .Replace("\"governmentShare\":", "\"govermentShare\":", StringComparison.Ordinal);

        // When
        var reading = await CheckAsync(text);
        var draft = await _office.ReadAsync((await ImportAsync(text, null)).Value);

        // Then
        Assert.Contains(reading.Faults, fault => fault is { Code: "subsidy-above-standard", Path: "$.categories[9].cells.一档" });
        Assert.Contains(reading.Faults, fault => fault is { Code: "unknown-property", Path: "$.govermentShare" });
        Assert.Equal(reading.Faults.Count, draft.Faults.Count);
        Assert.Contains(draft.Differences, difference => difference is { Path: "$.categories[=城乡低保对象].cells.一档.subsidy", Old: "342", New: "999" });
        Assert.Equal("draft.open-faults", (await _office.CheckAsync(draft.Handle, _office.First)).Error!.Code);
    }

    [Fact]
    public async Task Import_GivenADraftThatSomebodyChangedMeanwhile_ThenItIsNotReplaced()
    {
        // Given
        var draft = await _office.CopyAsync();
        var exported = await FileAsync(draft.Draft.Id);
        var edited = await _office.EditAsync(draft, new PutValue("$.tiers[0].standard", "400"));

        // When, Then
        Assert.Equal("draft.exists(甲)", (await ImportAsync(exported.Text, null)).Error!.ToString());
        Assert.Equal("draft.changed-meanwhile(甲, 1)", (await ImportAsync(exported.Text, draft.Handle)).Error!.ToString());

        // When: the official has seen it
        var replaced = await ImportAsync(exported.Text, edited.Handle);

        // Then
        var now = await _office.ReadAsync(replaced.Value);
        Assert.Empty(now.Differences);
        Assert.Equal(("$.tiers[=一档].standard", "400", "380"), (now.Changes[0].Path, now.Changes[0].OldValue!, now.Changes[0].NewValue!));
    }

    [Fact]
    public async Task Copy_GivenLastYearsPlan_ThenItsDaysAreAYearLaterItLoadsAndWhatMustBeLookedAtIsSaid()
    {
        // Given
        var version = (await _office.StudioAsync()).Versions.First(row => row.Unit.Value == "500240");

        // When
        var draft = await _office.ReadAsync((await portal.UseCase<CopyPlan>().ExecuteAsync(version.Id, forNextYear: true, _office.First, Cancellation)).Value);

        // Then: 29 February 2024 is 28 February 2025, and nothing between the windows is missing
        Assert.Empty(draft.Faults);
        Assert.Equal(2025, draft.Sketch!.CoverageYear);
        Assert.Equal(
            [new DateOnly(2024, 11, 2), new DateOnly(2024, 12, 31), new DateOnly(2025, 2, 28), new DateOnly(2025, 6, 30), new DateOnly(2025, 12, 31)],
            draft.Sketch.Windows.Select(window => window.Days.To));
        Assert.Equal(new DateOnly(2023, 11, 3), draft.Sketch.Documents[0].IssuedOn);
        var kinds = draft.FromLastYear.Select(check => check.Kind).ToHashSet();
        Assert.Equal(
            [NextYearCheckKind.Document, NextYearCheckKind.Standard, NextYearCheckKind.GovernmentShare, NextYearCheckKind.Subsidy, NextYearCheckKind.Window, NextYearCheckKind.Assumption],
            kinds);

        // When: a standard and a window are the new year's
        draft = await _office.EditAsync(draft, new PutValue("$.tiers[0].standard", "400"), new MoveWindowEnd("$.windows[=concentrated]", new DateOnly(2025, 1, 5)));

        // Then
        Assert.Equal(
            ["$.windows[0]", "$.windows[3]", "$.windows[4]"],
            draft.FromLastYear.Where(check => check.Kind == NextYearCheckKind.Window).Select(check => check.Path));
        Assert.Equal(
            ["$.tiers[0].student.standard", "$.tiers[1].standard", "$.tiers[1].student.standard"],
            draft.FromLastYear.Where(check => check.Kind == NextYearCheckKind.Standard).Select(check => check.Path));
    }

    [Fact]
    public async Task Export_GivenAnotherCounty_ThenItFindsNothing()
    {
        // Given
        var draft = await _office.CopyAsync();
        var stranger = TestPortal.ActorAs(Role.CountyOfficial, "500118");

        // When, Then
        Assert.Equal(StudioErrors.VersionNotFound, (await portal.UseCase<ReadPlanFile>().ExecuteAsync(draft.Draft.Id, stranger, Cancellation)).Error);
        Assert.Equal("draft.file-of-other-unit", (await portal.UseCase<CheckPlanFile>().ExecuteAsync(draft.Draft.Document, stranger, Cancellation)).Error!.Code);
    }

    private async Task<PlanFile> FileAsync(Guid id) => (await portal.UseCase<ReadPlanFile>().ExecuteAsync(id, _office.First, Cancellation)).Value;

    private async Task<PlanFileReading> CheckAsync(string text) => (await portal.UseCase<CheckPlanFile>().ExecuteAsync(text, _office.First, Cancellation)).Value;

    private Task<Domain.Kernel.Result<Guid>> ImportAsync(string text, DraftHandle? replaces) =>
        portal.UseCase<ImportPlanFile>().ExecuteAsync(new ImportPlanFileCommand(text, replaces), _office.First, Cancellation);
}
