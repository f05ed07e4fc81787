using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Application.IdentityCases;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Application.Progress.KeyGroups;
using EnrollmentPortal.Application.Rosters;
using EnrollmentPortal.Application.Rosters.Board;
using EnrollmentPortal.Application.Rosters.Missing;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Application.Tests.Rosters;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Exports;

/// <summary>What departments' rosters lead to, as files: the rows are those of the page, each user's own, with masked numbers.</summary>
public sealed class RosterListTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly OrgCode County = OrgCode.Parse("130607");
    private static readonly OrgCode Township = OrgCode.Parse("130607102");
    private static readonly OrgCode Village = OrgCode.Parse(RosterTown.Village);

    private readonly RosterTown _town = new(cluster);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _town.OpenAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task RosterLines_GivenARoster_ThenEveryLineOfThePageWithWhatWasFound()
    {
        // Given: one who is registered, one under another name, one that nobody knows
        var (known, other) = (await _town.AddAsync(new TestMember("甲一")), await _town.AddAsync(new TestMember("乙二")));
        var roster = (await _town.SendAsync(
            RosterTown.Civil,
            $"甲一,{_town.NumberOf(known)},特困人员,,,,,",
            $"乙贰,{_town.NumberOf(other)},特困人员,,,,,",
            $"丙三,{TestCounty.NextNumber(new TestMember("丙三")).Reveal()},特困人员,,,,单位102,")).Value;
        var onThePage = new List<string>();
        foreach (var match in Enum.GetValues<RosterMatch>())
        {
            onThePage.AddRange((await _town.ReadAsync(RosterTown.Civil, roster, match)).Lines.Select(line => $"{line.Number} {line.Name} {line.IdNumber} Match.{match}"));
        }

        // When
        var rows = await RowsAsync(new ListRequest(ListName.RosterLines, County, Roster: roster), RosterTown.Civil);

        // Then
        Assert.Equal(3, rows.Count);
        Assert.Equal(onThePage.Order(StringComparer.Ordinal), rows.Select(row => $"{row[0]} {row[1]} {row[2]} {row[8]}").Order(StringComparer.Ordinal));
        AssertMasked(rows, 2);
        Assert.Equal(RosterErrors.NotFound, await RefusalAsync(new ListRequest(ListName.RosterLines, County, Roster: roster), RosterTown.Farming));
        Assert.Equal(AccessErrors.Forbidden, await RefusalAsync(new ListRequest(ListName.RosterLines, Township, Roster: roster), RosterTown.Clerk));
    }

    [Fact]
    public async Task NotRegistered_GivenPeopleOfTwoTownships_ThenAClerkTakesAwayHisOwnAndTheCountyAll()
    {
        // Given
        await _town.SendAndApplyAsync(RosterTown.Civil, Unknown("近人", "102", "201"), Unknown("远人", "103", "201"), Unknown("无处", "", ""));

        // When
        var near = await RowsAsync(new ListRequest(ListName.NotRegistered, Township), RosterTown.Clerk);
        var all = await RowsAsync(new ListRequest(ListName.NotRegistered, County), RosterTown.Official);

        // Then
        Assert.Equal(["近人"], near.Select(row => row[1]));
        Assert.Equal(await PageAsync(RosterTown.Clerk), near.Select(row => $"{row[0]} {row[1]} {row[2]} {row[4]}"));
        Assert.Equal(3, all.Count);
        Assert.Equal(await PageAsync(RosterTown.Official), all.Select(row => $"{row[0]} {row[1]} {row[2]} {row[4]}"));
        AssertMasked(all, 2);
        Assert.Equal(CampaignErrors.UnitNotFound, await RefusalAsync(new ListRequest(ListName.NotRegistered, Township), RosterTown.FarClerk));

        async Task<IEnumerable<string>> PageAsync(Actor actor) =>
            (await _town.Portal.UseCase<ListNotRegistered>().ExecuteAsync(actor, Cancellation)).Value.People
                .Select(person => $"{person.Place} {person.Name} {person.IdNumber} {person.Category}");
    }

    [Fact]
    public async Task SubsidisedMissing_GivenAVillage_ThenThePeopleOfThePageAndNobodyElse()
    {
        // Given: one who has enrolled, one of the other township
        await _town.AddAsync(new TestMember("未缴").With(RosterTown.Destitute));
        await _town.PayAsync(await _town.AddAsync(new TestMember("已缴").With(RosterTown.Destitute)), 0);
        await _town.AddAsync(new TestMember("远人").With(RosterTown.Destitute), RosterTown.FarVillage);
        var page = (await _town.Portal.UseCase<ListSubsidisedMissing>().ExecuteAsync(Village, RosterTown.Clerk, Cancellation)).Value;

        // When
        var rows = await RowsAsync(new ListRequest(ListName.SubsidisedMissing, Village), RosterTown.Clerk);

        // Then
        Assert.Equal(["未缴"], rows.Select(row => row[0]));
        Assert.Equal(
            page.People.Select(person => $"{person.Name} {person.IdNumber} {person.Categories} {person.HouseholdNumber} {person.HeadName}"),
            rows.Select(row => $"{row[0]} {row[1]} {row[3]} {row[4]} {row[5]}"));
        AssertMasked(rows, 1);
        Assert.Equal(CampaignErrors.UnitNotFound, await RefusalAsync(new ListRequest(ListName.SubsidisedMissing, Village), RosterTown.FarClerk));
    }

    [Fact]
    public async Task KeyGroups_GivenADepartment_ThenItsGroupsAloneWithTheFiguresOfThePage()
    {
        // Given
        await _town.AddAsync(new TestMember("甲").With(RosterTown.Destitute));
        await _town.AddAsync(new TestMember("乙").With(RosterTown.Rural), RosterTown.FarVillage);

        // When
        var all = await GroupsAsync(RosterTown.Official, County);
        var own = await GroupsAsync(RosterTown.Civil, County);
        var town = await GroupsAsync(RosterTown.Clerk, Township);

        // Then
        Assert.Contains("特困人员 1 0 1", all);
        Assert.True(own.Count < all.Count);
        Assert.Contains("特困人员 1 0 1", town);
        Assert.DoesNotContain(town, row => row.StartsWith("农村低保对象 1", StringComparison.Ordinal));

        async Task<IReadOnlyList<string>> GroupsAsync(Actor actor, OrgCode unit)
        {
            var board = (await _town.Portal.UseCase<ReadKeyGroups>().ExecuteAsync(unit, null, actor, Cancellation)).Value;
            var rows = await RowsAsync(new ListRequest(ListName.KeyGroups, unit), actor);
            string[] exported = [.. rows.Select(row => $"{row[0]} {row[2]} {row[3]} {row[4]}")];
            Assert.Equal(board.Groups.Select(group => $"{group.Category} {group.Registered} {group.Enrolled} {group.Missing}"), exported);
            return exported;
        }
    }

    [Fact]
    public async Task IdentityCases_GivenARefund_ThenTheCountyAndItsDepartmentTakeItAway()
    {
        // Given: 350 paid, then 农村低保对象 with a subsidy of 315 (满城 R-MC-25)
        var paid = await _town.AddAsync(new TestMember("已缴"));
        await _town.PayAsync(paid, 350);
        await _town.SendAndApplyAsync(RosterTown.Civil, $"已缴,{_town.NumberOf(paid)},农村低保对象,,2022-12-01,,,");
        await _town.LiveOnAsync(2023, 1, 2);
        var page = Assert.Single((await _town.Portal.UseCase<ListIdentityCases>().ExecuteAsync(first: null, RosterTown.Official, Cancellation)).Value);

        // When
        var row = Assert.Single(await RowsAsync(new ListRequest(ListName.IdentityCases, County), RosterTown.Official));

        // Then
        Assert.Equal(
            ("已缴", page.IdNumber, page.Department, page.Category, page.RuleName!.Zh, "R-MC-25", "350", "315", "CaseState.Open"),
            (row[0], row[1], row[3], row[4], row[6], row[7], row[8], row[9], row[10]));
        AssertMasked([row], 1);
        Assert.Single(await RowsAsync(new ListRequest(ListName.IdentityCases, County), RosterTown.Civil));
        Assert.Empty(await RowsAsync(new ListRequest(ListName.IdentityCases, County), RosterTown.Farming));
        Assert.Empty(await RowsAsync(new ListRequest(ListName.IdentityCases, OrgCode.Parse("130607103")), RosterTown.Official));
        Assert.Equal(AccessErrors.Forbidden, await RefusalAsync(new ListRequest(ListName.IdentityCases, Township), RosterTown.Clerk));
    }

    [Fact]
    public async Task RosterChanges_GivenAMonthThatAddsRemovesAndChanges_ThenEachWithThePricesOfThePage()
    {
        // Given
        var (added, removed, changed) = (await _town.AddAsync(new TestMember("新增")), await _town.AddAsync(new TestMember("减少")), await _town.AddAsync(new TestMember("变更")));
        await _town.PayAsync(added, 350);
        await _town.SendAndApplyAsync(
            RosterTown.Civil, $"减少,{_town.NumberOf(removed)},{RosterTown.Destitute},,2022-12-01,,,", $"变更,{_town.NumberOf(changed)},{RosterTown.Destitute},,2022-12-01,,,");
        await _town.LiveOnAsync(2023, 1, 3);
        var roster = (await _town.SendAsync(
            RosterTown.Civil, [RosterTown.Destitute, RosterTown.Rural],
            $"新增,{_town.NumberOf(added)},{RosterTown.Rural},,2023-01-01,,,", $"变更,{_town.NumberOf(changed)},{RosterTown.Rural},,2023-01-01,,,")).Value;
        var page = (await _town.ReadAsync(RosterTown.Civil, roster)).Changes;

        // When
        var rows = await RowsAsync(new ListRequest(ListName.RosterChanges, County, Roster: roster), RosterTown.Civil);

        // Then
        Assert.Equal(3, rows.Count);
        Assert.Equal(
            page.Select(change => $"Change.{change.Kind} {change.Name} {change.IdNumber} {string.Join('、', change.Before)} {string.Join('、', change.After)}").Order(StringComparer.Ordinal),
            rows.Select(row => $"{row[0]} {row[1]} {row[2]} {row[4]} {row[5]}").Order(StringComparer.Ordinal));
        // 350 paid as an ordinary resident, 35 due with a subsidy of 315 (满城 R-MC-25).
        var more = rows.Single(row => row[1] == "新增");
        Assert.Equal(("0", "315", "350", "35", "350"), (more[6], more[7], more[8], more[9], more[10]));
        AssertMasked(rows, 2);
        Assert.Equal(RosterErrors.NotFound, await RefusalAsync(new ListRequest(ListName.RosterChanges, County, Roster: roster), RosterTown.Farming));
        Assert.Equal(AccessErrors.Forbidden, await RefusalAsync(new ListRequest(ListName.RosterChanges, Township, Roster: roster), RosterTown.Clerk));
    }

    [Fact]
    public async Task RosterOverlaps_GivenSomebodyOnTwoDepartmentsLists_ThenThePageAndTheFileNameTheOneThatPays()
    {
        // Given
        var both = await _town.AddAsync(new TestMember("两家"));
        await _town.AddAsync(new TestMember("一家").With(RosterTown.Destitute));
        await _town.SendAndApplyAsync(RosterTown.Civil, $"两家,{_town.NumberOf(both)},{RosterTown.Margin},,2022-12-01,,,");
        await _town.SendAndApplyAsync(RosterTown.Farming, $"两家,{_town.NumberOf(both)},其他脱贫人口,,2022-12-01,,,");
        await _town.LiveOnAsync(2023, 1, 2);
        var page = Assert.Single((await _town.Portal.UseCase<ReadRosterBoard>().ExecuteAsync(RosterTown.Official, Cancellation)).Value.Overlaps);

        // When
        var row = Assert.Single(await RowsAsync(new ListRequest(ListName.RosterOverlaps, County), RosterTown.Official));

        // Then
        Assert.Equal(
            ("两家", page.IdNumber, string.Join('；', page.Lists), page.Wins ?? string.Empty),
            (row[0], row[1], row[3], row[4]));
        AssertMasked([row], 1);
    }

    private static string Unknown(string name, string township, string village) =>
        $"{name},{TestCounty.NextNumber(new TestMember(name)).Reveal()},特困人员,,,,{Unit(township)},{Unit(village)}";

    private static string Unit(string code) => code.Length == 0 ? string.Empty : "单位" + code;

    private static void AssertMasked(IEnumerable<TableRow> rows, int column) => Assert.All(rows, row => Assert.Contains("***********", row[column], StringComparison.Ordinal));

    private Task<Error?> RefusalAsync(ListRequest request, Actor actor) => AnExport.RefusalAsync(_town.Portal, request, actor);

    private Task<IReadOnlyList<TableRow>> RowsAsync(ListRequest request, Actor actor) => AnExport.RowsAsync(_town.Portal, request, actor);
}
