using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Application.Facts;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Registry.Facts;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Application.Tests.Exports;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.Facts;

/// <summary>未参保原因: asked where the plan asks, kept like every fact, and in nobody's way.</summary>
public sealed class NotEnrollingTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string Village = "130607001001";
    private const string Elsewhere = "421321100001";
    private static readonly DateOnly Today = new(2022, 11, 20);
    private static readonly Actor Clerk = TestPortal.ActorAs(Role.TownshipClerk, Village[..9]);
    private static readonly Actor Cadre = TestPortal.ActorAs(Role.VillageCadre, Village);
    private static readonly SemaphoreSlim One = new(1);
    private static TestCounty? _mancheng;
    private static TestCounty? _suixian;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await One.WaitAsync();
        _mancheng ??= await TestCounty.OpenAsync(portal, 130607, 2023, Today, Village);
        _suixian ??= await TestCounty.OpenAsync(portal, 421321, 2023, Today, Elsewhere);
    }

    public ValueTask DisposeAsync()
    {
        One.Release();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Record_GivenAReasonAndItsCorrection_ThenBothStandAndTheNewerShowsAtDeskVillageAndInTheLists()
    {
        // Given
        var household = await FamilyAsync();
        var wife = household.Members[1].Id;

        // When
        var first = await RecordAsync(wife, "away", null);
        var second = await RecordAsync(wife, "other", "外出打工，年底回来", first.Value.Id);

        // Then
        var reason = (await SheetAsync(household.Id)).Members.Single(member => member.PersonId == wife).Reason;
        Assert.Equal((second.Value.Id, "other", "外出打工，年底回来"), (reason?.Latest, reason?.Given?.Value, reason?.Given?.Note));
        var rows = (await portal.UseCase<ReadPersonFacts>().ExecuteAsync(wife, Cadre, Cancellation)).Value;
        Assert.Equal([("other", true, (int?)2023), ("away", false, 2023)], rows.Select(row => (row.Value, row.IsCurrent, row.CoverageYear)));
        var village = await portal.UseCase<OpenVillageHousehold>().ExecuteAsync(household.Id, Cadre, Cancellation);
        Assert.Equal("other", village.Value.Members.Single(member => member.Id == wife).Reason?.Value);
        Assert.Equal(("FactAnswer.NotEnrolling.other", "外出打工，年底回来"), await ExportedAsync(ListName.Missing, household.Members[1].Name));
        Assert.Equal(("FactAnswer.NotEnrolling.other", "外出打工，年底回来"), await ExportedAsync(ListName.SubsidisedMissing, household.Members[1].Name));
        Assert.Equal(("FactAnswer.NotEnrolling.other", "外出打工，年底回来"), await ExportedAsync(ListName.GroupMissing, household.Members[1].Name));
    }

    [Fact]
    public async Task Record_GivenAPaymentForSomeOnly_ThenNothingBlocksItNoPriceMovesAndTheClauseIsKeptWithIt()
    {
        // Given
        var household = await FamilyAsync();
        var before = await SheetAsync(household.Id);
        Assert.Equal(["household"], before.Notices.Select(row => row.Key));
        Assert.All(before.Members, member => Assert.Equal(new MemberReason(null, null), member.Reason));
        var quote = before.Members[0].Quotes[0];

        // When: nobody has said why, and then somebody has
        Assert.Null((await PayAsync(before, 0)).Error);
        Assert.Null((await RecordAsync(household.Members[1].Id, "refused", null)).Error);

        // Then
        var after = await SheetAsync(household.Id);
        Assert.Equal(Outcome.Of(quote.Assessment), Outcome.Of(quote.LeavingOut!));
        Assert.Contains("household", after.Members[0].Enrolled!.Frozen.Warnings.Select(warning => warning.Code));
        Assert.Equal(quote.Assessment.SelfPay, after.Members[0].Enrolled!.SelfPay);
        Assert.Equal(Outcome.Of(before.Members[1].Quotes[0].Assessment), Outcome.Of(after.Members[1].Quotes[0].Assessment));
        Assert.Null(after.Members[1].Question);
    }

    [Fact]
    public async Task Record_GivenThatThePersonEnrolsLater_ThenTheReasonNoLongerCountsAndTheWholeHouseholdHasNoNotice()
    {
        // Given
        var household = await FamilyAsync();
        var wife = household.Members[1].Id;
        var reason = await RecordAsync(wife, "promised", null);

        // When
        var sheet = await SheetAsync(household.Id);
        Assert.Null((await PayAsync(sheet, 0, 1)).Error);

        // Then
        var after = await SheetAsync(household.Id);
        Assert.All(after.Members, member => Assert.Null(member.Reason));
        Assert.DoesNotContain("household", after.Members.SelectMany(member => member.Enrolled!.Frozen.Warnings).Select(warning => warning.Code));
        Assert.False(Assert.Single((await portal.UseCase<ReadPersonFacts>().ExecuteAsync(wife, Clerk, Cancellation)).Value).IsCurrent);
        var record = await portal.UseCase<OpenHouseholdRecord>().ExecuteAsync(household.Id, Clerk, Cancellation);
        Assert.All(record.Value.Members.SelectMany(member => member.Facts), fact => Assert.False(fact.IsCurrent));
        Assert.Equal((string.Empty, string.Empty), await ExportedAsync(ListName.Registered, household.Members[1].Name));
        Assert.Equal(FactErrors.NothingToExplain, (await RecordAsync(wife, "refused", null, reason.Value.Id)).Error);
    }

    [Fact]
    public async Task Open_GivenAPlanThatDoesNotAsk_ThenNobodyIsAskedAndAReasonCanStillBeKept()
    {
        // Given
        var household = await _suixian!.AddHouseholdAsync(Elsewhere, TestMember.Head("随甲"), new TestMember("随乙"));
        var clerk = TestPortal.ActorAs(Role.TownshipClerk, Elsewhere[..9]);

        // When
        Assert.Null((await RecordAsync(household.Members[1].Id, "refused", null, actor: clerk)).Error);

        // Then
        var sheet = (await portal.UseCase<OpenHousehold>().ExecuteAsync(household.Id, null, clerk, Cancellation)).Value;
        Assert.Empty(sheet.Notices);
        Assert.All(sheet.Members, member => Assert.Null(member.Reason));
        Assert.All(sheet.Members.SelectMany(member => member.Quotes), quote => Assert.Null(quote.LeavingOut));
        var village = await portal.UseCase<OpenVillageHousehold>().ExecuteAsync(household.Id, clerk, Cancellation);
        Assert.Equal("refused", village.Value.Members.Single(member => member.Id == household.Members[1].Id).Reason?.Value);
    }

    [Fact]
    public async Task Open_GivenAnExemptMemberAndOneWhomThePlanRefuses_ThenNeitherIsAskedNorLeftOut()
    {
        // Given
        var household = await _mancheng!.AddHouseholdAsync(
            Village, TestMember.Head("独缴"), new TestMember("已故") { Exemption = ExemptionReason.Deceased }, new TestMember("职工"));
        var employee = household.Members[2].Id;
        Assert.Null((await portal.UseCase<RecordFact>().ExecuteAsync(
            new RecordFactCommand(employee, FactKind.InsuredElsewhere, "employee", null, "社保卡", null), Clerk, Cancellation)).Error);

        // When
        var sheet = await SheetAsync(household.Id);
        Assert.Null((await PayAsync(sheet, 0)).Error);

        // Then
        Assert.Equal(["独缴"], sheet.Members.Where(member => member.Reason is not null).Select(member => member.Name));
        Assert.DoesNotContain("household", (await SheetAsync(household.Id)).Members[0].Enrolled!.Frozen.Warnings.Select(warning => warning.Code));
        Assert.Equal(FactErrors.NothingToExplain, (await RecordAsync(household.Members[1].Id, "refused", null)).Error);
    }

    [Fact]
    public async Task Record_GivenAnotherYearOrAnOtherWithoutWords_ThenOneIsNotSeenAndTheOtherRefused()
    {
        // Given
        var household = await FamilyAsync();
        var wife = household.Members[1].Id;
        await portal.OwnerScalarAsync<int>("with c as (insert into campaign (tenant_id, id, coverage_year, name, opened_on) values (130607, gen_random_uuid(), 2022, '2022', '2021-10-01') on conflict do nothing returning 1) select count(*)::int from c");

        // When
        var lastYear = await portal.UseCase<RecordFact>().ExecuteAsync(
            new RecordFactCommand(wife, FactKind.NotEnrolling, "refused", null, null, null, new FactSpan(Today, null, 2022)), Clerk, Cancellation);
        var wordless = await RecordAsync(wife, "other", " ", lastYear.Value.Id);
        var unbound = await Assert.ThrowsAsync<PostgresException>(() => portal.OwnerScalarAsync<int>(
            "with c as (update person_fact set coverage_year = null where person_id = $1 returning 1) select count(*)::int from c", wife));

        // Then
        Assert.Equal(FactErrors.ReasonWithoutWords.Code, wordless.Error?.Code);
        Assert.Equal(PostgresErrorCodes.CheckViolation, unbound.SqlState);
        var reason = (await SheetAsync(household.Id)).Members.Single(member => member.PersonId == wife).Reason;
        Assert.Equal((lastYear.Value.Id, (GivenReason?)null), (reason?.Latest, reason?.Given));
        Assert.Equal((string.Empty, string.Empty), await ExportedAsync(ListName.Missing, household.Members[1].Name));
    }

    // The wife belongs to a group that the plan watches, so that every list of the missing names her.
    private static Task<Household> FamilyAsync()
    {
        var name = $"妻{Guid.NewGuid():N}"[..8];
        return _mancheng!.AddHouseholdAsync(Village, TestMember.Head("户主"), new TestMember(name) { Relation = Relation.Spouse, Sex = Sex.Female }.With("特困人员"));
    }

    private async Task<HouseholdSheet> SheetAsync(Guid household) =>
        (await portal.UseCase<OpenHousehold>().ExecuteAsync(household, null, Clerk, Cancellation)).Value;

    private Task<Result<RecordedFact>> RecordAsync(Guid person, string value, string? note, Guid? expected = null, Actor? actor = null) =>
        portal.UseCase<RecordFact>().ExecuteAsync(new RecordFactCommand(person, FactKind.NotEnrolling, value, null, note, expected), actor ?? Clerk, Cancellation);

    private Task<Result<RecordedReceipt>> PayAsync(HouseholdSheet sheet, params int[] members)
    {
        var chosen = members.Select(member => sheet.Members[member]).ToList();
        var total = chosen.Aggregate(Money.Zero, (sum, member) => sum + member.Quotes[0].Assessment.TotalDue!.Value);
        var command = new RecordContributionCommand(
            sheet.Id, [.. chosen.Select(member => new ContributionLine(member.PersonId, member.Quotes[0].Tier.Key))], PaymentChannel.Pos, "1001", "户主", total, Guid.CreateVersion7());
        return portal.UseCase<RecordContribution>().ExecuteAsync(command, Clerk, Cancellation);
    }

    private async Task<(string Reason, string Note)> ExportedAsync(ListName list, string name)
    {
        var request = new ListRequest(list, OrgCode.Parse(Village), "特困人员");
        var rows = await AnExport.FileAsync(portal, new ExportListCommand(request, TableFormat.Csv, null, AnExport.Words), Clerk);
        var row = rows.Single(row => row.Cells.Contains(name));
        return (row[Column("Column.NotEnrolling")], row[Column("Column.NotEnrollingNote")]);

        int Column(string header) => rows[0].Cells.ToList().IndexOf(header);
    }
}
