using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Application.Facts;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Tests.Exports;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Tables;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Facts;

/// <summary>A cadre cannot infer prison: not from an older answer whose place it took, and not from the clause that excludes somebody.</summary>
public sealed class SeenFactsTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private static readonly SemaphoreSlim One = new(1);
    private static AMovingCounty? _county;

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
    public async Task Facts_GivenServiceCorrectedToPrison_ThenACadreSeesNothingOfTheKind()
    {
        // Given: 现役 corrected to 服刑, 服刑 corrected to 现役, and 现役 alone
        var household = await AddAsync("改正");
        var (prisoner, cleared, soldier) = (household[0], household[1], household[2]);
        await RecordAsync(prisoner, "in-prison", await RecordAsync(prisoner, "in-military-service"));
        await RecordAsync(cleared, "in-military-service", await RecordAsync(cleared, "in-prison"));
        await RecordAsync(soldier, "in-military-service");

        // When
        var told = await ToldAsync(household[3], AMovingCounty.Cadre);

        // Then
        Assert.Equal(
            ["从军 page Status=in-military-service", "从军 history Status=in-military-service", "从军 list FactAnswer.Status.in-military-service"],
            told);
        Assert.Equal(5 * 3, (await ToldAsync(household[3], AMovingCounty.Clerk)).Count);
    }

    [Fact]
    public async Task Facts_GivenAnExemptionForPrison_ThenItsKindsAreHiddenWhileItHoldsAndAfterwards()
    {
        // Given
        var household = await AddAsync("减员");
        await RecordAsync(household[0], "in-military-service");
        Assert.Null((await portal.UseCase<ExemptPerson>().ExecuteAsync(
            new ExemptPersonCommand(household[0], ExemptionReason.Imprisoned, new DateOnly(2023, 1, 1), new DateOnly(2024, 3, 1), "判决书", null, null), AMovingCounty.Clerk, Cancellation)).Error);

        // When, Then
        Assert.Empty(await ToldAsync(household[3], AMovingCounty.Cadre));
        Assert.Null((await portal.UseCase<ReturnPerson>().ExecuteAsync(
            new ReturnPersonCommand(household[0], "释放证明", EndedOn: new DateOnly(2023, 11, 1)), AMovingCounty.Clerk, Cancellation)).Error);
        Assert.Empty(await ToldAsync(household[3], AMovingCounty.Cadre));
    }

    [Fact]
    public async Task Statement_GivenPeopleWhomThePlanExcludes_ThenACadreHearsOfAllOfThemNoReason()
    {
        // Given
        var household = await AddAsync("除外");
        await RecordAsync(household[0], "in-prison");
        await RecordAsync(household[1], "in-military-service");

        // When
        var cadre = await QuotesAsync(household[3], AMovingCounty.Cadre);
        var clerk = await QuotesAsync(household[3], AMovingCounty.Clerk);

        // Then
        Assert.Equal([true, true, false], household[..3].Select(person => cadre[person].IsWithheld));
        Assert.All(household[..2], person => Assert.Equal((0, string.Empty, Verdict.Refused), (cadre[person].Assessment.Reasons.Count, cadre[person].Assessment.RouteName.Zh, cadre[person].Assessment.Verdict)));
        Assert.NotEmpty(cadre[household[2]].Assessment.Reasons);
        Assert.All(household[..2], person => Assert.Contains("服刑", clerk[person].Assessment.RouteName.Zh, StringComparison.Ordinal));
    }

    // Three people and their household.
    private static async Task<Guid[]> AddAsync(string name)
    {
        var household = await _county!.AddAsync(AMovingCounty.Village, TestMember.Head(name), new TestMember("改回"), new TestMember("从军"));
        return [.. household.Members.Select(member => member.Id), household.Id];
    }

    private async Task<Guid> RecordAsync(Guid person, string status, Guid? expected = null)
    {
        var recorded = await portal.UseCase<RecordFact>().ExecuteAsync(
            new RecordFactCommand(person, FactKind.Status, status, null, "看证", expected), AMovingCounty.Clerk, Cancellation);
        Assert.Null(recorded.Error);
        return recorded.Value.Id;
    }

    private async Task<IReadOnlyList<string>> ToldAsync(Guid household, Actor actor)
    {
        var record = (await portal.UseCase<OpenHouseholdRecord>().ExecuteAsync(household, actor, Cancellation)).Value;
        var history = (await portal.UseCase<ReadHouseholdHistory>().ExecuteAsync(household, actor, Cancellation)).Value.Lines;
        var list = await AnExport.RowsAsync(portal, new ListRequest(ListName.Facts, OrgCode.Parse(AMovingCounty.Village)), actor);
        return
        [
            .. record.Members.SelectMany(member => member.Facts.Select(fact => $"{member.Name} page {fact.Kind}={fact.Value}")),
            .. history.Where(line => line.Action.StartsWith("person.fact-recorded", StringComparison.Ordinal))
                .Select(line => $"{line.Person} history {JsonNode.Parse(line.NewValues!)!["fact"]}"),
            .. list.Where(row => row[1] == record.Number).Select(row => $"{row[2]} list {row[5]}"),
        ];
    }

    private async Task<Dictionary<Guid, TierQuote>> QuotesAsync(Guid household, Actor actor) =>
        (await portal.UseCase<OpenHousehold>().ExecuteAsync(household, pendingKey: null, actor, Cancellation)).Value.Members
            .ToDictionary(member => member.PersonId, member => member.Quotes[0]);
}
