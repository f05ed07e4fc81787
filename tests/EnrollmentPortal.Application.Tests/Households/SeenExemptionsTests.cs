using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.CoverageYears;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.Facts;
using EnrollmentPortal.Application.Tests.Exports;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Households;

/// <summary>Prison is not the village's affair: a cadre cannot tell it from another reason, wherever an exemption is shown.</summary>
public sealed class SeenExemptionsTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Evidence = "判决书与释放证明";
    private static readonly DateOnly Since = new(2023, 11, 1);
    private static readonly DateOnly Release = new(2024, 3, 1);
    private static readonly Exemption Vague = new(ExemptionReason.Other, Since);

    private readonly TestPortal _portal = new(cluster);
    private Household _household = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // A database for every test: one of them ends an exemption.
    public async ValueTask InitializeAsync()
    {
        await _portal.InitializeAsync();
        var county = await AMovingCounty.OpenAsync(_portal);
        _household = await county.AddAsync(
            AMovingCounty.Village,
            TestMember.Head("在家"),
            new TestMember("服刑") { LastCovered = (2023, "一档") },
            new TestMember("其他") { LastCovered = (2023, "一档") },
            new TestMember("从军") { LastCovered = (2023, "一档") });
        await LeaveAsync(1, ExemptionReason.Imprisoned, Release);
        await LeaveAsync(2, ExemptionReason.Other, until: null);
        await LeaveAsync(3, ExemptionReason.MilitaryService, Release);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Pages_GivenACadre_ThenPrisonReadsAsAnotherReason()
    {
        // When, Then
        Assert.Equal([Vague, Vague, Known(ExemptionReason.MilitaryService, Release)], await OnHouseholdPageAsync(AMovingCounty.Cadre));
        Assert.Equal([Vague, Vague, Known(ExemptionReason.MilitaryService, Release)], await InVillageListAsync(AMovingCounty.Cadre));
        Assert.Equal([Vague, Vague, Known(ExemptionReason.MilitaryService, Release)], await OnStatementAsync(AMovingCounty.Cadre));

        Exemption[] whole = [Known(ExemptionReason.Imprisoned, Release), Known(ExemptionReason.Other, null), Known(ExemptionReason.MilitaryService, Release)];
        Assert.Equal(whole, await OnHouseholdPageAsync(AMovingCounty.Clerk));
        Assert.Equal(whole, await InVillageListAsync(AMovingCounty.Clerk));
        Assert.Equal(whole, await OnStatementAsync(AMovingCounty.Clerk));
    }

    [Fact]
    public async Task History_GivenACadre_ThenNoLineTellsOfPrison()
    {
        // Given: the prisoner is back
        Assert.Null((await _portal.UseCase<ReturnPerson>().ExecuteAsync(
            new ReturnPersonCommand(_household.Members[1].Id, Evidence, EndedOn: new DateOnly(2023, 11, 15)), AMovingCounty.Clerk, Cancellation)).Error);

        // When
        var cadre = await HistoryAsync(AMovingCounty.Cadre);
        var clerk = await HistoryAsync(AMovingCounty.Clerk);

        // Then: the same lines but for the release, in other words
        Assert.Equal(Told(clerk.Where(line => line.Action != FactRecorder.RecordedInConfidence)), Told(cadre));
        Assert.Equal(["服刑 person.exempted", "服刑 person.returned"], Told(cadre.Where(line => line.Person == "服刑")));
        Assert.All(cadre.Where(line => line.Person is "服刑" or "其他"), line =>
        {
            Assert.Null(line.Reason);
            Assert.Contains("\"Other\"", line.OldValues + line.NewValues, StringComparison.Ordinal);
        });
        Assert.DoesNotContain(cadre, line => (line.OldValues + line.NewValues + line.Reason).Contains("Imprisoned", StringComparison.Ordinal));
        Assert.Contains(cadre, line => line is { Person: "从军", Reason: Evidence } && line.NewValues!.Contains("MilitaryService", StringComparison.Ordinal));
        Assert.Contains(clerk, line => line is { Person: "服刑", Reason: Evidence } && line.NewValues!.Contains("Imprisoned", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ListName.Exempt)]
    [InlineData(ListName.Registered)]
    public async Task Lists_GivenACadre_ThenPrisonReadsAsAnotherReasonWithoutANote(ListName list)
    {
        var request = new ListRequest(list, OrgCode.Parse(AMovingCounty.Village));

        Assert.Equal(
            ["服刑 Standing.ExemptExemptionReason.Other ", "其他 Standing.ExemptExemptionReason.Other ", $"从军 Standing.ExemptExemptionReason.MilitaryService {Evidence}"],
            await RowsAsync(AMovingCounty.Cadre));
        Assert.Equal(
            [
                $"服刑 Standing.ExemptExemptionReason.Imprisoned {Evidence}", $"其他 Standing.ExemptExemptionReason.Other {Evidence}",
                $"从军 Standing.ExemptExemptionReason.MilitaryService {Evidence}",
            ],
            await RowsAsync(AMovingCounty.Clerk));

        async Task<IEnumerable<string>> RowsAsync(Actor actor) => InOrder(
            (await AnExport.RowsAsync(_portal, request, actor)).Where(row => row[12] != "Standing.Missing"), row => row[4], row => $"{row[4]} {row[12]} {row[13]}");
    }

    [Fact]
    public async Task Renewals_GivenACadre_ThenPrisonReadsAsAnotherReason()
    {
        // When, Then
        Assert.Equal(["Other", "Other", "MilitaryService"], await LeftAsync(AMovingCounty.Cadre));
        Assert.Equal(["Imprisoned", "Other", "MilitaryService"], await LeftAsync(AMovingCounty.Clerk));
        Assert.Equal(
            ["ExemptionReason.Other", "ExemptionReason.Other", "ExemptionReason.MilitaryService"],
            InOrder(await AnExport.RowsAsync(_portal, Left(AMovingCounty.Village), AMovingCounty.Cadre), row => row[3], row => row[8]));
    }

    // All at the same moment of the test's clock.
    private static IEnumerable<string> Told(IEnumerable<HistoryLine> lines) => lines.Select(line => $"{line.Person} {line.Action}").Order(StringComparer.Ordinal);

    private static ListRequest Left(string unit) => new(ListName.Renewals, OrgCode.Parse(unit), Renewal: RenewalKind.Left);

    private static Exemption Known(ExemptionReason reason, DateOnly? until) => new(reason, Since, Evidence, until);

    // As the household was entered, whatever the order of the list.
    private static IEnumerable<TResult> InOrder<T, TResult>(IEnumerable<T> rows, Func<T, string> name, Func<T, TResult> of) =>
        rows.OrderBy(row => Array.IndexOf(["服刑", "其他", "从军"], name(row))).Select(of);

    private async Task<IEnumerable<Exemption?>> OnHouseholdPageAsync(Actor actor) => InOrder(
        (await _portal.UseCase<OpenHouseholdRecord>().ExecuteAsync(_household.Id, actor, Cancellation)).Value.Members.Where(member => member.Exemption is not null),
        member => member.Name,
        member => member.Exemption);

    private async Task<IEnumerable<Exemption?>> InVillageListAsync(Actor actor) => InOrder(
        (await _portal.UseCase<OpenVillageHousehold>().ExecuteAsync(_household.Id, actor, Cancellation)).Value.Members.Where(member => member.Exempt is not null),
        member => member.Name,
        member => member.Exempt);

    private async Task<IEnumerable<Exemption?>> OnStatementAsync(Actor actor) => InOrder(
        (await _portal.UseCase<OpenHousehold>().ExecuteAsync(_household.Id, pendingKey: null, actor, Cancellation)).Value.Members.Where(member => member.Exempt is not null),
        member => member.Name,
        member => member.Exempt);

    private async Task<IReadOnlyList<HistoryLine>> HistoryAsync(Actor actor) =>
        (await _portal.UseCase<ReadHouseholdHistory>().ExecuteAsync(_household.Id, actor, Cancellation)).Value.Lines;

    private async Task<IEnumerable<string?>> LeftAsync(Actor actor) => InOrder(
        (await _portal.UseCase<ListRenewalPeople>().ExecuteAsync(OrgCode.Parse(AMovingCounty.Village), RenewalKind.Left, 1, actor, Cancellation)).Value.People,
        person => person.Name,
        person => person.ExemptionReason);

    private async Task LeaveAsync(int member, ExemptionReason reason, DateOnly? until) =>
        Assert.Null((await _portal.UseCase<ExemptPerson>().ExecuteAsync(
            new ExemptPersonCommand(_household.Members[member].Id, reason, Since, until, Evidence, null, null), AMovingCounty.Clerk, Cancellation)).Error);
}
