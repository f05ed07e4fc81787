using EnrollmentPortal.Application.Rosters;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Application.Rosters.Missing;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Rosters;

/// <summary>The people that the lines of a list mean, and the lists that are refused.</summary>
public sealed class SendRosterTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly RosterTown _town = new(cluster);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _town.OpenAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Send_GivenEveryKindOfLine_ThenEachIsFoundOrSaysWhy()
    {
        // Given
        var known = await _town.AddAsync(new TestMember("张三"));
        var renamed = await _town.AddAsync(new TestMember("李四"));
        var nameless = await _town.AddAsync(new TestMember("王五").Born(1950, 2, 3));
        var dead = await _town.AddAsync(new TestMember("赵六") { Exemption = ExemptionReason.Deceased });
        var employed = await _town.AddAsync(new TestMember("钱七") { Exemption = ExemptionReason.EmployeeInsurance });
        await _town.AddAsync(new TestMember("孙八").Born(1960, 1, 1));
        await _town.AddAsync(new TestMember("孙八").Born(1960, 1, 1));
        var stranger = TestCounty.NextNumber(new TestMember("周九")).Reveal();

        // When
        var sent = await _town.SendAsync(
            RosterTown.Civil,
            $"张 三,{_town.NumberOf(known)},特困人员,,2022-11-20,",
            $"李思,{_town.NumberOf(renamed)},特困人员,,,",
            "王五,,特困人员,1950/2/3,,",
            $"赵六,{_town.NumberOf(dead)},特困人员,,,",
            $"钱七,{_town.NumberOf(employed)},特困人员,,,",
            "孙八,,特困人员,1960-01-01,,",
            $"周九,{stranger},特困人员,,,,单位102,单位201",
            $"张三,{_town.NumberOf(known)},特困人员,,,",
            $"张三,{_town.NumberOf(known)},突发严重困难人口,,,",
            $"张三,{_town.NumberOf(known)},没有的类别,,,",
            "郑十,110101199001011239,特困人员,,,",
            "冯一,,特困人员,,,",
            $"张三,{_town.NumberOf(known)},农村低保对象,,2022-13-01,");

        // Then
        var sheet = await _town.ReadAsync(RosterTown.Civil, sent.Value);
        Assert.Equal(13, sheet.Head.Lines);
        Assert.Equal(13, sheet.Counts.Values.Sum());
        Assert.Equal(
            [(RosterMatch.Matched, 1), (RosterMatch.OtherName, 1), (RosterMatch.NameAndBirth, 2), (RosterMatch.Exempt, 1), (RosterMatch.Deceased, 1), (RosterMatch.Unknown, 1), (RosterMatch.Refused, 6)],
            sheet.Counts.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
        var refused = await _town.ReadAsync(RosterTown.Civil, sent.Value, RosterMatch.Refused);
        Assert.Equal(
            ["roster.line-twice", "roster.category-not-owned", "roster.category-unknown", "id-number.check-digit", "roster.nobody-named", "roster.bad-day"],
            refused.Lines.Select(line => line.Fault!.Code));
        var review = await _town.ReadAsync(RosterTown.Civil, sent.Value, RosterMatch.NameAndBirth);
        Assert.Equal([nameless.Id], review.Lines.Single(line => line.Name == "王五").Candidates.Select(person => person.PersonId));
        Assert.Equal(2, review.Lines.Single(line => line.Name == "孙八").Candidates.Count);
        Assert.Equal((new DateOnly(2022, 12, 1), new DateOnly(2023, 1, 1), false, 4), (sheet.Head.ListMonth, sheet.Head.EffectiveOn, sheet.Head.IsLate, sheet.Head.Open));
    }

    [Fact]
    public async Task Send_GivenALineWithANumberOfSeventeenDigits_ThenTheListOpensWithItsReasonAndIsSentWithoutIt()
    {
        // Given
        var known = await _town.AddAsync(new TestMember("张三"));

        // When
        var sent = (await _town.SendAsync(RosterTown.Civil, $"张三,{_town.NumberOf(known)},特困人员,,,", "曾二,99027119800501013,特困人员,,,")).Value;

        // Then
        var refused = await _town.ReadAsync(RosterTown.Civil, sent, RosterMatch.Refused);
        Assert.Equal("曾二 id-number.length(18)", string.Join(';', refused.Lines.Select(line => $"{line.Name} {line.Fault}")));
        await _town.ApplyAsync(RosterTown.Civil, sent);
        await _town.LiveOnAsync(2023, 1, 1);
        Assert.Equal("特困人员 民政局", await _town.IdentitiesAsync(known));
    }

    [Fact]
    public async Task Send_GivenAStrayQuotationMark_ThenTheListOpensWithItsReasonAndCanBeGivenUp()
    {
        // Given
        var known = await _town.AddAsync(new TestMember("张三"));

        // When
        var sent = (await _town.SendAsync(RosterTown.Civil, $"张三,{_town.NumberOf(known)},特困人员,,,", "曾\"二,990271198005010139,特困人员,,,")).Value;

        // Then
        var refused = await _town.ReadAsync(RosterTown.Civil, sent, RosterMatch.Refused);
        Assert.Equal("table.quotes(4)", Assert.Single(refused.Lines).Fault?.ToString());
        Assert.False((await _town.Portal.UseCase<DiscardRoster>().ExecuteAsync(sent, RosterTown.Civil, Cancellation)).IsError);
    }

    [Fact]
    public async Task Send_GivenANameOfAWholePage_ThenTheLineIsRefusedAndItsNameShortened()
    {
        // Given
        var known = await _town.AddAsync(new TestMember("张三"));

        // When
        var sent = (await _town.SendAsync(
            RosterTown.Civil, $"张三,{_town.NumberOf(known)},特困人员,,,", $"{new string('长', 5000)},{_town.NumberOf(known)},{new string('类', 5000)},,,")).Value;

        // Then
        var line = Assert.Single((await _town.ReadAsync(RosterTown.Civil, sent, RosterMatch.Refused)).Lines);
        Assert.Equal(("registry.name-too-long", true, 100), (line.Fault?.Code, line.Name.Length <= 50, line.Category.Length));
    }

    [Fact]
    public async Task Send_GivenTheSameFileAgain_ThenItIsRefusedUntilTheNextMonthOrAfterItWasGivenUp()
    {
        // Given
        var line = $"张三,{_town.NumberOf(await _town.AddAsync(new TestMember("张三")))},特困人员,,,";
        var first = await _town.SendAsync(RosterTown.Civil, line);

        // When, Then
        var again = await _town.SendAsync(RosterTown.Civil, line);
        Assert.Equal("roster.sent-twice", again.Error?.Code);
        await _town.Portal.UseCase<DiscardRoster>().ExecuteAsync(first.Value, RosterTown.Civil, Cancellation);
        Assert.False((await _town.SendAsync(RosterTown.Civil, line)).IsError);
        await _town.LiveOnAsync(2023, 1, 4);
        Assert.False((await _town.SendAsync(RosterTown.Civil, line)).IsError);
    }

    [Fact]
    public async Task Send_GivenOnlyForeignCategories_ThenTheWholeListIsRefused()
    {
        // Given: 突发严重困难人口 is certified by 农业农村局 alone
        var line = $"张三,{_town.NumberOf(await _town.AddAsync(new TestMember("张三")))},突发严重困难人口,,,";

        // When, Then
        Assert.Equal(RosterErrors.NoCategory, (await _town.SendAsync(RosterTown.Civil, line)).Error);
        Assert.Equal("roster.covers-foreign(突发严重困难人口)", (await _town.SendAsync(RosterTown.Civil, ["突发严重困难人口"], line)).Error?.ToString());
        Assert.Equal(RosterErrors.NoDepartment, (await _town.SendAsync(RosterTown.Civil with { Department = null }, line)).Error);
    }

    [Fact]
    public async Task Read_GivenAnotherDepartment_ThenNotFound()
    {
        // Given
        var sent = await _town.SendAsync(RosterTown.Civil, $"张三,{_town.NumberOf(await _town.AddAsync(new TestMember("张三")))},特困人员,,,");

        // When, Then
        var read = _town.Portal.UseCase<ReadRoster>();
        Assert.Equal(RosterErrors.NotFound, (await read.ExecuteAsync(sent.Value, new RosterView(), RosterTown.Farming, Cancellation)).Error);
        Assert.False((await read.ExecuteAsync(sent.Value, new RosterView(), RosterTown.Official, Cancellation)).IsError);
        Assert.Equal(RosterErrors.NotFound, (await _town.Portal.UseCase<ApplyRoster>().ExecuteAsync(new RosterConsent(sent.Value, new RosterLoss(0, 0, 0)), RosterTown.Farming, Cancellation)).Error);
    }

    [Fact]
    public async Task NotRegistered_GivenAnAppliedList_ThenTheTownshipSeesItsOwnUntilTheyAreRegistered()
    {
        // Given
        var stranger = TestCounty.NextNumber(new TestMember("周九"));
        var elsewhere = TestCounty.NextNumber(new TestMember("吴十"));
        await _town.SendAndApplyAsync(RosterTown.Civil, $"周九,{stranger.Reveal()},特困人员,,,,单位102,单位201", $"吴十,{elsewhere.Reveal()},特困人员,,,,,");

        // When
        var list = (await _town.Portal.UseCase<ListNotRegistered>().ExecuteAsync(RosterTown.Clerk, Cancellation)).Value;

        // Then
        var only = Assert.Single(list.People);
        Assert.Equal(("周九", stranger.Masked, "民政局", OrgCode.Parse(RosterTown.Village)), (only.Name, only.IdNumber, only.Department, only.Unit));
        Assert.Equal(2, (await _town.Portal.UseCase<ListNotRegistered>().ExecuteAsync(RosterTown.Official, Cancellation)).Value.People.Count);
    }
}
