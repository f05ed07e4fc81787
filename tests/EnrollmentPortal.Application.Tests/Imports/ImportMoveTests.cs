using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Imports;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>A list moves people and households and changes what it may; cover follows, counters agree.</summary>
public sealed class ImportMoveTests(ImportOffice office) : IClassFixture<ImportOffice>
{
    private const string There = "单位206";

    [Fact]
    public async Task Apply_GivenAHouseholdInAnotherVillage_ThenItMovesWithItsCoverAndTheNewborn()
    {
        // Given
        var home = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("迁甲").With("城乡低保对象"), new TestMember("迁乙"));
        Assert.Null((await office.County.PayAsync(home, 1)).Error);
        var list = office.List().With("迁甲", office.NumberOf(home, 0), home.Number, village: There).With("迁乙", office.NumberOf(home, 1), home.Number, "其他", There)
            .With("迁丙", AList.Number(2020), home.Number, "子", There);

        // When
        var check = await list.CheckAsync();
        var moves = await list.RowsAsync(check.Id, ImportOutcome.Moved);
        await list.ApplyAsync(check.Id);

        // Then
        Assert.Equal(new FieldChange(ImportField.Village, "单位001", There), Assert.Single(moves[0].Changes));
        Assert.Equal([ImportOutcome.Moved, ImportOutcome.Moved, ImportOutcome.New], await list.OutcomesAsync(check.Id));
        Assert.Equal(
            $"{AMovingCounty.OtherVillage} 3 {AMovingCounty.OtherVillage} {AMovingCounty.Village} {AMovingCounty.OtherVillage}",
            await office.Portal.OwnerScalarAsync<string>(
                """
                select concat_ws(' ', household.org_code, (select count(*) from person where household_id = household.id and org_code = household.org_code),
                  (select home_code from enrollment where person_id = $2), (select org_code from enrollment where person_id = $2),
                  (select org_code from person_identity where person_id = $3))
                from household where id = $1
                """, home.Id, home.Members[1].Id, home.Members[0].Id));
        var seen = await office.Portal.UseCase<OpenVillageHousehold>().ExecuteAsync(home.Id, AMovingCounty.OtherCadre, CancellationToken.None);
        Assert.Equal(MemberState.Enrolled, seen.Value.Members.Single(member => member.Id == home.Members[1].Id).State);
        await office.County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Apply_GivenPeopleWhoJoinOtherHouseholds_ThenEveryHouseholdKeepsOneHeadAndAnEmptiedOneLeadsOn()
    {
        // Given: the head goes to her son and her husband heads the members that she leaves; another home is left by everybody
        var left = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("走户主"), new TestMember("留丈夫") { Relation = Relation.Spouse });
        var joined = await office.County.AddAsync(AMovingCounty.OtherVillage, TestMember.Head("儿户主"));
        var emptied = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("全走"), new TestMember("同走"));
        var list = office.List()
            .With("走户主", office.NumberOf(left, 0), joined.Number, "父母", There)
            .With("留丈夫", office.NumberOf(left, 1), left.Number, "户主")
            .With("全走", office.NumberOf(emptied, 0), "迁入9", "户主", There)
            .With("同走", office.NumberOf(emptied, 1), "迁入9", "子", There);

        // When
        var check = await list.CheckAsync();
        await list.ApplyAsync(check.Id);

        // Then
        Assert.Equal([ImportOutcome.Moved, ImportOutcome.Changed, ImportOutcome.Moved, ImportOutcome.Moved], await list.OutcomesAsync(check.Id));
        Assert.Equal("留丈夫 Head", await HeadAsync(left.Id));
        Assert.Equal("儿户主 Head", await HeadAsync(joined.Id));
        Assert.Equal("迁入9", await office.Portal.OwnerScalarAsync<string>(
            "select target.number from household source join household target on target.id = source.merged_into where source.id = $1", emptied.Id));
        await office.County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Check_GivenMovesThatWouldTearAHousehold_ThenAPersonDecides()
    {
        // Given
        var torn = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("撕户主"), new TestMember("撕未列"));
        var headless = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("无主走"), new TestMember("无主留"));
        var two = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("双主"), new TestMember("双争"));
        var list = office.List()
            .With("撕户主", office.NumberOf(torn, 0), torn.Number, village: There)
            .With("无主走", office.NumberOf(headless, 0), torn.Number, "其他", There)
            .With("双争", office.NumberOf(two, 1), two.Number, "户主");

        // When
        var check = await list.CheckAsync();

        // Then
        Assert.Equal(["import.household-with-others", "import.household-with-others", "import.head-differs"], await list.ReasonsAsync(check.Id, ImportOutcome.Ambiguous));
        Assert.Equal(check.Counts!.Rows, check.Counts.Ambiguous);
    }

    [Fact]
    public async Task Apply_GivenAChoiceOfFields_ThenOnlyTheseAreWrittenAndNamesOnlyWhereSpeltAlike()
    {
        // Given
        var home = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("张玮"), new TestMember("李四"));
        await office.Portal.OwnerScalarAsync<bool>("update person set name_pinyin = 'zhangwei' where id = $1 returning true", home.Members[0].Id);
        AList Fresh() => office.List().With("张伟", office.NumberOf(home, 0), home.Number, phone: "13911112222").With("王五", office.NumberOf(home, 1), home.Number, "其他");

        // When
        var cautious = await Fresh().CheckAsync(ImportField.Phone);
        var list = Fresh();
        var check = await list.CheckAsync(ImportField.Name, ImportField.Address);
        var shown = (await list.RowsAsync(check.Id, ImportOutcome.Changed)).Single().Changes;
        await list.ApplyAsync(check.Id);

        // Then
        Assert.Equal((0, 2), (cautious.Counts!.Changed, cautious.Counts.Ambiguous));
        Assert.Equal([new FieldChange(ImportField.Name, "张玮", "张伟"), new FieldChange(ImportField.Address, "", "单位0011组1号")], shown);
        Assert.Equal([ImportOutcome.Changed, ImportOutcome.Ambiguous], await list.OutcomesAsync(check.Id));
        Assert.Equal("张伟|zw|张伟|单位0011组1号|单位0011组", await office.Portal.OwnerScalarAsync<string>(
            "select concat_ws('|', name, name_initials, head_name, household.address, address_stem, person.phone) from person join household on household.id = household_id where person.id = $1",
            home.Members[0].Id));
    }

    [Fact]
    public async Task Apply_GivenAMoveBetweenTownships_ThenTheTownshipLearnsItOnApplyingAndTheCountyCarriesItOut()
    {
        // Given
        var far = await office.County.AddAsync(AMovingCounty.FarVillage, TestMember.Head("远甲"), new TestMember("远乙"));
        Assert.Null((await office.County.PayAsync(far, AMovingCounty.FarClerk, 1)).Error);
        var home = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("近甲"));
        AList Of(Actor actor) => office.List(actor).With("远乙", office.NumberOf(far, 1), home.Number, "其他", AMovingCounty.Village);

        // When
        var near = Of(AMovingCounty.Clerk);
        var asked = await near.CheckAsync();
        var told = await near.ApplyAsync(asked.Id);
        var list = Of(AMovingCounty.Official);
        var check = await list.CheckAsync();
        await list.ApplyAsync(check.Id);

        // Then
        Assert.Equal((1, 0), (asked.Counts!.New, asked.Counts.Ambiguous));
        Assert.Equal((0, 1), (told.Counts!.New, told.Counts.Ambiguous));
        Assert.Equal(1, check.Counts!.Moved);
        Assert.Equal($"{AMovingCounty.Village} {AMovingCounty.FarVillage}", await office.Portal.OwnerScalarAsync<string>(
            "select home_code || ' ' || enrollment.org_code from enrollment where person_id = $1", far.Members[1].Id));
        await office.County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Apply_GivenSomebodyWhomADeskMovesMeanwhile_ThenHisRowWaitsForADecision()
    {
        // Given: the desk's transaction has the household and is not over
        var home = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("争户主"), new TestMember("争动"));
        var desk = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("柜台户"));
        var wanted = await office.County.AddAsync(AMovingCounty.OtherVillage, TestMember.Head("名单户"));
        var list = office.List().With("争动", office.NumberOf(home, 1), wanted.Number, "其他", There);
        var check = await list.CheckAsync();
        await using var work = await office.Portal.Database.BeginAsync(AMovingCounty.Clerk.Scope, CancellationToken.None);
        var move = await office.Portal.Services.GetRequiredService<HouseholdMover>().MoveAsync(
            work, AMovingCounty.Clerk, new MovePeopleCommand(home.Id, [new Mover(home.Members[1].Id, Relation.Son)], desk.Id, null, null, "窗口办理"), CancellationToken.None);

        // When
        var applying = list.ApplyAsync(check.Id);
        await AwaitAsync("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')");
        await move.Value.CommitAsync(CancellationToken.None);
        await applying;

        // Then
        Assert.Equal(["import.meanwhile"], await list.ReasonsAsync(check.Id, ImportOutcome.Ambiguous));
        Assert.Equal(desk.Id, await office.Portal.OwnerScalarAsync<Guid>("select household_id from person where id = $1", home.Members[1].Id));
        await office.County.AssertBooksAgreeAsync();
    }

    [Theory]
    [InlineData("一", "妻", false)]
    [InlineData("二", "父", true)]
    public async Task Decide_GivenAHeadWhoLeavesOthers_ThenTheReviewSaysWhoHeadsThemAndTheRowIsDoneForGood(string family, string head, bool isChosen)
    {
        // Given: a man joins a son's household, which has a head, and the list calls the man one; the wife's row is decided, too, and gives her another relation
        var left = await office.County.AddAsync(
            AMovingCounty.Village, TestMember.Head(family + "走主"), new TestMember(family + "留父") { BornOn = new DateOnly(1940, 1, 1), Relation = Relation.Parent },
            new TestMember(family + "留妻") { Relation = Relation.Spouse });
        var joined = await office.County.AddAsync(AMovingCounty.OtherVillage, TestMember.Head(family + "接主"));
        var list = office.List().With(family + "走主", office.NumberOf(left, 0), joined.Number, village: There)
            .With(family + "改妻", office.NumberOf(left, 2), left.Number, "其他", phone: "13700002222");
        var check = await list.CheckAsync();
        var item = (await office.ReviewAsync(check.Id)).Cases.Single(item => item.Row == 2);
        var next = item.Candidates.Single().Left.Single(member => member.Name.EndsWith(head, StringComparison.Ordinal)).PersonId;

        // When
        Assert.Null((await office.DecideAsync(check.Id, 3, ImportDecision.SamePerson)).Error);
        Assert.Null((await office.DecideAsync(check.Id, 2, ImportDecision.SamePerson, nextHead: isChosen ? next : null)).Error);
        var applied = await list.ApplyAsync(check.Id);

        // Then
        Assert.Equal("import.head-differs", item.Reasons[^1].Code);
        Assert.Equal([family + "留妻", family + "留父"], item.Candidates.Single().Left.Select(member => member.Name));
        Assert.Equal((1, 1, 0), (applied.Counts!.Moved, applied.Counts.Changed, applied.Counts.Ambiguous));
        Assert.Equal($"{family}留{head} Head", await HeadAsync(left.Id));
        Assert.Equal(family + "接主 Head", await HeadAsync(joined.Id));
        Assert.Equal(ImportOutcome.Same, Assert.Single(await list.OutcomesAsync((await office.List().With(family + "走主", office.NumberOf(left, 0), joined.Number, "其他", There).CheckAsync()).Id)));
        await office.County.AssertBooksAgreeAsync();

        // When
        await office.UndoAsync(list, check.Id);

        // Then
        Assert.Equal(family + "走主 Head", await HeadAsync(left.Id));
        Assert.Equal("Head Parent Spouse", await office.Portal.OwnerScalarAsync<string>("select string_agg(relation, ' ' order by relation) from person where household_id = $1", left.Id));
        await office.County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Decide_GivenSomebodyWhoHeadsNothingThere_ThenItIsRefusedAndOneWhoLeftMeanwhileBringsTheRowBack()
    {
        // Given
        var left = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("去主"), new TestMember("去妻") { Relation = Relation.Spouse }, new TestMember("去子"));
        var joined = await office.County.AddAsync(AMovingCounty.OtherVillage, TestMember.Head("来主"));
        var list = office.List().With("去主", office.NumberOf(left, 0), joined.Number, "父母", There);
        var check = await list.CheckAsync();

        // When
        var stranger = await office.DecideAsync(check.Id, 2, ImportDecision.SamePerson, nextHead: joined.Members[0].Id);
        Assert.Null((await office.DecideAsync(check.Id, 2, ImportDecision.SamePerson, nextHead: left.Members[1].Id)).Error);
        Assert.Null((await office.Portal.UseCase<MovePeople>().ExecuteAsync(
            new MovePeopleCommand(left.Id, [new Mover(left.Members[1].Id, Relation.Other)], joined.Id, null, null, "投靠"), AMovingCounty.Clerk, CancellationToken.None)).Error);
        var applied = await list.ApplyAsync(check.Id);
        var again = (await office.ReviewAsync(check.Id)).Cases.Single();

        // Then
        Assert.Equal(ImportErrors.NothingToDecide, stranger.Error);
        Assert.Equal((0, 1), (applied.Counts!.Moved, applied.Counts.Ambiguous));
        Assert.Null(again.Decision);
        Assert.Equal(["去子"], again.Candidates.Single().Left.Select(member => member.Name));
        Assert.Equal("去主 Head", await HeadAsync(left.Id));
    }

    private async Task AwaitAsync(string condition)
    {
        for (var tries = 0; !await office.Portal.OwnerScalarAsync<bool>(condition); tries++)
        {
            Assert.True(tries < 600, "Nobody waits for the desk.");
            await Task.Delay(50);
        }
    }

    private Task<string> HeadAsync(Guid household) => office.Portal.OwnerScalarAsync<string>(
        "select household.head_name || ' ' || person.relation from household join person on person.household_id = household.id and person.name = head_name where household.id = $1", household);
}
