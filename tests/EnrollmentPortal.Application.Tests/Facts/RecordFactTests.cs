using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Application.Facts;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Households.Duplicates;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.Facts;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Application.Tests.Exports;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Facts;

/// <summary>办理情形: answers about people are written down once, corrected by newer ones, and follow the person.</summary>
public sealed class RecordFactTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private static readonly DateOnly Today = new(2023, 11, 20);
    private static readonly SemaphoreSlim One = new(1);
    private static AMovingCounty? _county;

    private static AMovingCounty County => _county!;

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
    public async Task ExecuteAsync_GivenAnAnswerAndItsCorrection_ThenBothStandAndTheNewerCounts()
    {
        // Given
        var (person, household) = await AddAsync("务工");

        // When
        var first = await RecordAsync(person, FactKind.Migrant, "yes");
        var blind = await RecordAsync(person, FactKind.Migrant, "no");
        var second = await RecordAsync(person, FactKind.Migrant, "no", expected: first.Value.Id);

        // Then
        Assert.Equal(FactErrors.AnsweredMeanwhile, blind.Error);
        var rows = await ReadAsync(person, AMovingCounty.Clerk);
        Assert.Equal([(second.Value.Id, "no", true, true), (first.Value.Id, "yes", false, false)], rows.Select(row => (row.Id, row.Value, row.IsCurrent, row.IsLatest)));
        Assert.Equal((Today, new DateOnly(2024, 12, 31), (int?)null, FactSource.Recorded), (rows[0].From, rows[0].Until!.Value, rows[0].CoverageYear, rows[0].Source));
        Assert.Equal(2L, await County.AuditAsync(FactRecorder.Recorded, person));
        var history = await portal.UseCase<ReadHouseholdHistory>().ExecuteAsync(household, AMovingCounty.Cadre, Cancellation);
        Assert.Single(history.Value.Lines, line => line.NewValues?.Contains("Migrant=no", StringComparison.Ordinal) == true
            && line.OldValues?.Contains("Migrant=yes", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task ExecuteAsync_GivenTwoDesksAtOnce_ThenTheSecondMustLookAgain()
    {
        // Given
        var (person, _) = await AddAsync("同时问");

        // When
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RecordAsync(person, FactKind.IdDocument, "no")));

        // Then
        Assert.Single(answers, answer => !answer.IsError);
        Assert.Equal(3, answers.Count(answer => answer.Error == FactErrors.AnsweredMeanwhile));
    }

    [Theory]
    [InlineData(null, "yes", null, "看证", "facts.kind-missing")]
    [InlineData(FactKind.Migrant, "", null, "看证", "facts.answer-missing")]
    [InlineData(FactKind.Migrant, "yes", null, " ", "people.evidence-missing")]
    [InlineData(FactKind.Migrant, "perhaps", null, "看证", "assessment.unknown-value")]
    [InlineData(FactKind.Event, "employee-insurance-ended", null, "看证", "facts.day-missing")]
    [InlineData(FactKind.Event, "employee-insurance-ended", "1970-01-01", "看证", "facts.before-birth")]
    [InlineData(FactKind.Event, "released-from-prison", "2023-11-21", "看证", "facts.not-happened-yet")]
    [InlineData(FactKind.Event, "employee-insurance-ended", "2023-12-31", "看证", "facts.not-happened-yet")]
    public async Task ExecuteAsync_GivenWhatCannotBe_ThenRefused(FactKind? kind, string value, string? day, string evidence, string code)
    {
        // Given
        var (person, _) = await AddAsync("误填");
        var command = new RecordFactCommand(person, kind, value, day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), evidence, null);

        // When
        var answer = await portal.UseCase<RecordFact>().ExecuteAsync(command, AMovingCounty.Clerk, Cancellation);

        // Then
        Assert.Equal(code, answer.Error?.Code);
        Assert.Empty(await ReadAsync(person, AMovingCounty.Clerk));
    }

    [Theory]
    [InlineData("released-from-prison", "2023-11-20")]
    [InlineData("university-graduation", "2024-06-30")]
    public async Task ExecuteAsync_GivenAnEventOfTodayOrASchoolsDateAhead_ThenItIsRecorded(string happened, string day)
    {
        var (person, _) = await AddAsync("当天");

        Assert.Null((await RecordAsync(person, FactKind.Event, happened, DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))).Error);
    }

    [Fact]
    public async Task ExecuteAsync_GivenAClosedYear_ThenAnAnswerForItIsRefusedAndOneForTheOpenYearIsNot()
    {
        // Given
        var (person, _) = await AddAsync("旧年");
        await portal.OwnerScalarAsync<int>("with c as (insert into campaign (tenant_id, id, coverage_year, name, opened_on, closed_on) values (500240, gen_random_uuid(), 2022, '2022', '2021-10-01', '2022-12-31') on conflict do nothing returning 1) select count(*)::int from c");
        var closed = new RecordFactCommand(person, FactKind.SpecialReason, "yes", null, "住院证明", null, new FactSpan(Today, null, 2022));

        // When, Then
        Assert.Equal("campaign.year-closed", (await portal.UseCase<RecordFact>().ExecuteAsync(closed, AMovingCounty.Clerk, Cancellation)).Error?.Code);
        Assert.Null((await portal.UseCase<RecordFact>().ExecuteAsync(closed with { Span = null }, AMovingCounty.Clerk, Cancellation)).Error);
        Assert.Equal(2024, Assert.Single(await ReadAsync(person, AMovingCounty.Clerk)).CoverageYear);
    }

    [Fact]
    public async Task ExecuteAsync_GivenSomebodyOfAnotherTownshipOrACadre_ThenNotFoundOrForbidden()
    {
        // Given
        var far = (await County.AddAsync(AMovingCounty.FarVillage, TestMember.Head("远情"))).Members[0].Id;

        // When, Then
        Assert.Equal(RegistryErrors.PersonNotFound, (await RecordAsync(far, FactKind.Migrant, "yes")).Error);
        Assert.Equal(RegistryErrors.PersonNotFound, (await portal.UseCase<ReadPersonFacts>().ExecuteAsync(far, AMovingCounty.Clerk, Cancellation)).Error);
        await Assert.ThrowsAsync<AccessDeniedException>(() => RecordAsync(far, FactKind.Migrant, "yes", actor: AMovingCounty.Cadre));
    }

    [Fact]
    public async Task HiddenKinds_GivenACadre_ThenNoPageHistoryOrListShowsThem()
    {
        // Given: a free event hidden by a later release, and a hardship
        var (person, household) = await AddAsync("=隐情");
        var ended = await RecordAsync(person, FactKind.Event, "employee-insurance-ended", new DateOnly(2023, 3, 1));
        Assert.Null((await RecordAsync(person, FactKind.Event, "released-from-prison", new DateOnly(2023, 5, 1), ended.Value.Id)).Error);
        Assert.Null((await RecordAsync(person, FactKind.Hardship, "yes")).Error);
        Assert.Null((await RecordAsync(person, FactKind.Migrant, "yes")).Error);

        // When
        var record = (await portal.UseCase<OpenHouseholdRecord>().ExecuteAsync(household, AMovingCounty.Cadre, Cancellation)).Value.Members[0].Facts;
        var history = (await portal.UseCase<ReadHouseholdHistory>().ExecuteAsync(household, AMovingCounty.Cadre, Cancellation)).Value.Lines;
        var list = await AnExport.RowsAsync(portal, new ListRequest(ListName.Facts, OrgCode.Parse(AMovingCounty.Village)), AMovingCounty.Cadre);
        var whole = await AnExport.RowsAsync(portal, new ListRequest(ListName.Facts, OrgCode.Parse(AMovingCounty.Village)), AMovingCounty.Clerk);

        // Then: no older answer of the kind is left to tell of the gap
        Assert.Equal([("yes", true)], record.Select(fact => (fact.Value, fact.IsCurrent)));
        Assert.Equal(record.Select(fact => fact.Id), (await ReadAsync(person, AMovingCounty.Cadre)).Select(fact => fact.Id));
        Assert.DoesNotContain(history, line => (line.NewValues + line.OldValues).Contains("prison", StringComparison.Ordinal) || (line.NewValues + line.OldValues).Contains("Hardship", StringComparison.Ordinal));
        Assert.DoesNotContain(history, line => (line.NewValues + line.OldValues).Contains("Event=", StringComparison.Ordinal));
        Assert.Contains(history, line => line.NewValues?.Contains("Migrant=yes", StringComparison.Ordinal) == true);
        Assert.Equal(
            ["FactKind.Migrant FactAnswer.Migrant.yes FactCounts.True"],
            list.Where(row => row[2] == "'=隐情").Select(row => $"{row[4]} {row[5]} {row[10]}"));
        Assert.Equal(4, whole.Count(row => row[2] == "'=隐情"));
        Assert.Equal(4, (await ReadAsync(person, AMovingCounty.Clerk)).Count);
    }

    [Fact]
    public async Task Facts_GivenAMoveToAnotherVillageAndTownship_ThenTheyGoAlong()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head("随迁"));
        var person = household.Members[0].Id;
        Assert.Null((await RecordAsync(person, FactKind.Student, "university")).Error);

        // When
        Assert.Null((await portal.UseCase<MoveHousehold>().ExecuteAsync(
            new MoveHouseholdCommand(household.Id, OrgCode.Parse(AMovingCounty.OtherVillage), "", "", "搬迁"), AMovingCounty.Clerk, Cancellation)).Error);

        // Then
        Assert.Equal(AMovingCounty.OtherVillage, await portal.OwnerScalarAsync<string>("select org_code from person_fact where person_id = $1", person));
        Assert.Single(await ReadAsync(person, AMovingCounty.OtherCadre));
    }

    [Fact]
    public async Task Facts_GivenAMerge_ThenThoseOfBothRecordsAreTheSurvivorsAndTheNewestCounts()
    {
        // Given
        var first = (await County.AddAsync(AMovingCounty.Village, TestMember.Head("两录"))).Members[0].Id;
        var second = (await County.AddAsync(AMovingCounty.OtherVillage, TestMember.Head("两录"))).Members[0].Id;
        Assert.Null((await RecordAsync(first, FactKind.Migrant, "no")).Error);
        Assert.Null((await RecordAsync(second, FactKind.Migrant, "yes")).Error);

        // When
        var merged = await portal.UseCase<MergePeople>().ExecuteAsync(new MergePeopleCommand(first, second, [], "户口核对"), AMovingCounty.Clerk, Cancellation);

        // Then
        var rows = await ReadAsync(merged.Value.PersonId, AMovingCounty.Clerk);
        Assert.Equal((first, "yes,no"), (merged.Value.PersonId, string.Join(',', rows.Select(row => row.Value))));
        Assert.Equal("yes", Assert.Single(rows, row => row.IsCurrent).Value);
        Assert.Equal(0L, await portal.OwnerScalarAsync<long>("select count(*) from person_fact f where f.person_id = $1 and f.org_code <> (select org_code from person where id = $1)", first));
    }

    [Fact]
    public async Task RegisterPerson_GivenANewborn_ThenWhatWasAskedIsRecordedAndWhatWasNotIsNot()
    {
        // Given
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head("母亲") with { Sex = Sex.Female });
        var number = TestCounty.NextNumber(new TestMember("z").Born(2023, 11, 10));
        var child = new NewMember(
            "婴儿", Relation.Son, number.Reveal(), number.Sex, number.BirthDate, EthnicGroup.Han, null, ResidenceGrounds.LocalHukou,
            Newborn: new NewbornAnswers(Answer.Yes, null, "询问母亲"));

        // When
        Assert.Null((await portal.UseCase<RegisterPerson>().ExecuteAsync(new RegisterPersonCommand(household.Id, [child], household.Members[0].Id), AMovingCounty.Clerk, Cancellation)).Error);

        // Then: the birth itself is known from the birth date
        var baby = (await portal.UseCase<OpenHouseholdRecord>().ExecuteAsync(household.Id, AMovingCounty.Clerk, Cancellation)).Value.Members.Single(member => member.Name == "婴儿");
        var fact = Assert.Single(baby.Facts);
        Assert.Equal((FactKind.Independent, "yes", 2024, "询问母亲"), (fact.Kind, fact.Value, fact.CoverageYear!.Value, fact.Evidence));
    }

    [Theory]
    [InlineData(ExemptionReason.EmployeeInsurance, "employee-insurance-ended")]
    [InlineData(ExemptionReason.Imprisoned, "released-from-prison")]
    [InlineData(ExemptionReason.MilitaryService, "discharged-from-service")]
    [InlineData(ExemptionReason.MovedAway, null)]
    public async Task ReturnPerson_GivenTheDay_ThenTheEventIsRecordedWithIt(ExemptionReason reason, string? happened)
    {
        // Given
        var (person, _) = await AddAsync("归来");
        Assert.Null((await portal.UseCase<ExemptPerson>().ExecuteAsync(
            new ExemptPersonCommand(person, reason, new DateOnly(2023, 1, 1), reason.EndsByItself() ? new DateOnly(2024, 1, 1) : null, "证明", null, null), AMovingCounty.Clerk, Cancellation)).Error);

        // When
        var early = await ReturnAsync(person, new DateOnly(2022, 12, 31));
        var late = await ReturnAsync(person, Today.AddDays(1));
        var done = await ReturnAsync(person, new DateOnly(2023, 10, 31));

        // Then
        Assert.Equal((RegistryErrors.ExemptEnded, RegistryErrors.ExemptEnded, null), (early.Error, late.Error, done.Error));
        var rows = await ReadAsync(person, AMovingCounty.Clerk);
        Assert.Equal(happened is null ? [] : [(FactKind.Event, happened, (DateOnly?)new DateOnly(2023, 10, 31), true)], rows.Select(row => (row.Kind, row.Value, row.HappenedOn, row.IsCurrent)));
        Assert.Equal(new DateOnly(2023, 10, 31), await portal.OwnerScalarAsync<DateOnly>("select last_exemption_ended from person where id = $1", person));
    }

    [Fact]
    public async Task Export_GivenWholeNumbers_ThenAReasonIsNeeded()
    {
        var command = new ExportListCommand(new ListRequest(ListName.Facts, OrgCode.Parse(AMovingCounty.Village)), TableFormat.Csv, "看", AnExport.Words);

        Assert.Equal("export.reason-missing", (await portal.UseCase<ExportList>().ExecuteAsync(command, AMovingCounty.Clerk, Cancellation)).Error?.Code);
    }

    private static async Task<(Guid Person, Guid Household)> AddAsync(string name)
    {
        var household = await County.AddAsync(AMovingCounty.Village, TestMember.Head(name));
        return (household.Members[0].Id, household.Id);
    }

    private Task<Result<RecordedFact>> RecordAsync(Guid person, FactKind kind, string value, DateOnly? day = null, Guid? expected = null, Actor? actor = null) =>
        portal.UseCase<RecordFact>().ExecuteAsync(new RecordFactCommand(person, kind, value, day, "看证", expected), actor ?? AMovingCounty.Clerk, Cancellation);

    private async Task<IReadOnlyList<FactRow>> ReadAsync(Guid person, Actor actor) => (await portal.UseCase<ReadPersonFacts>().ExecuteAsync(person, actor, Cancellation)).Value;

    private Task<Result<string>> ReturnAsync(Guid person, DateOnly ended) =>
        portal.UseCase<ReturnPerson>().ExecuteAsync(new ReturnPersonCommand(person, "核实", EndedOn: ended), AMovingCounty.Clerk, Cancellation);
}
