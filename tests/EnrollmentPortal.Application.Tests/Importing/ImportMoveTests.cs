using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Enrollments;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Importing;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Importing;

/// <summary>A list moves people and households and changes what it may; cover follows, counters agree.</summary>
public sealed class ImportMoveTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string There = "单位206";
    private static readonly SemaphoreSlim One = new(1);
    private static AMovingCounty? _county;

    private static AMovingCounty County => _county!;

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
    public async Task Apply_GivenAHouseholdInAnotherVillage_ThenItMovesWithItsCoverAndTheNewborn()
    {
        // Given
        var home = await County.AddAsync(AMovingCounty.Village, TestMember.Head("迁甲").With("城乡低保对象"), new TestMember("迁乙"));
        Assert.Null((await County.PayAsync(home, 1)).Error);
        var list = List().With("迁甲", NumberOf(home, 0), home.Number, village: There).With("迁乙", NumberOf(home, 1), home.Number, "其他", There)
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
            await portal.OwnerScalarAsync<string>(
                """
                select concat_ws(' ', household.org_code, (select count(*) from person where household_id = household.id and org_code = household.org_code),
                  (select home_code from enrollment where person_id = $2), (select org_code from enrollment where person_id = $2),
                  (select org_code from person_identity where person_id = $3))
                from household where id = $1
                """, home.Id, home.Members[1].Id, home.Members[0].Id));
        var seen = await portal.UseCase<OpenVillageHousehold>().ExecuteAsync(home.Id, AMovingCounty.OtherCadre, CancellationToken.None);
        Assert.Equal(MemberState.Enrolled, seen.Value.Members.Single(member => member.Id == home.Members[1].Id).State);
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Apply_GivenPeopleWhoJoinOtherHouseholds_ThenEveryHouseholdKeepsOneHeadAndAnEmptiedOneLeadsOn()
    {
        // Given: the head goes to her son and her husband heads whom she leaves; another home is left by everybody
        var left = await County.AddAsync(AMovingCounty.Village, TestMember.Head("走户主"), new TestMember("留丈夫") { Relation = Relation.Spouse });
        var joined = await County.AddAsync(AMovingCounty.OtherVillage, TestMember.Head("儿户主"));
        var emptied = await County.AddAsync(AMovingCounty.Village, TestMember.Head("全走"), new TestMember("同走"));
        var list = List()
            .With("走户主", NumberOf(left, 0), joined.Number, "父母", There)
            .With("留丈夫", NumberOf(left, 1), left.Number, "户主")
            .With("全走", NumberOf(emptied, 0), "迁入9", "户主", There)
            .With("同走", NumberOf(emptied, 1), "迁入9", "子", There);

        // When
        var check = await list.CheckAsync();
        await list.ApplyAsync(check.Id);

        // Then
        Assert.Equal([ImportOutcome.Moved, ImportOutcome.Changed, ImportOutcome.Moved, ImportOutcome.Moved], await list.OutcomesAsync(check.Id));
        Assert.Equal("留丈夫 Head", await HeadAsync(left.Id));
        Assert.Equal("儿户主 Head", await HeadAsync(joined.Id));
        Assert.Equal("迁入9", await portal.OwnerScalarAsync<string>(
            "select target.number from household source join household target on target.id = source.merged_into where source.id = $1", emptied.Id));
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Check_GivenMovesThatWouldTearAHousehold_ThenAPersonDecides()
    {
        // Given
        var torn = await County.AddAsync(AMovingCounty.Village, TestMember.Head("撕户主"), new TestMember("撕未列"));
        var headless = await County.AddAsync(AMovingCounty.Village, TestMember.Head("无主走"), new TestMember("无主留"));
        var two = await County.AddAsync(AMovingCounty.Village, TestMember.Head("双主"), new TestMember("双争"));
        var list = List()
            .With("撕户主", NumberOf(torn, 0), torn.Number, village: There)
            .With("无主走", NumberOf(headless, 0), torn.Number, "其他", There)
            .With("双争", NumberOf(two, 1), two.Number, "户主");

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
        var home = await County.AddAsync(AMovingCounty.Village, TestMember.Head("张玮"), new TestMember("李四"));
        await portal.OwnerScalarAsync<bool>("update person set name_pinyin = 'zhangwei' where id = $1 returning true", home.Members[0].Id);
        AList Fresh() => List().With("张伟", NumberOf(home, 0), home.Number, phone: "13911112222").With("王五", NumberOf(home, 1), home.Number, "其他");

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
        Assert.Equal("张伟|zw|张伟|单位0011组1号|单位0011组", await portal.OwnerScalarAsync<string>(
            "select concat_ws('|', name, name_initials, head_name, household.address, address_stem, person.phone) from person join household on household.id = household_id where person.id = $1",
            home.Members[0].Id));
    }

    [Fact]
    public async Task Apply_GivenAMoveBetweenTownships_ThenTheTownshipSaysElsewhereAndTheCountyCarriesItOut()
    {
        // Given
        var far = await County.AddAsync(AMovingCounty.FarVillage, TestMember.Head("远甲"), new TestMember("远乙"));
        Assert.Null((await County.PayAsync(far, AMovingCounty.FarClerk, 1)).Error);
        var home = await County.AddAsync(AMovingCounty.Village, TestMember.Head("近甲"));
        AList Of(Actor actor) => new AList(portal, actor).With("远乙", NumberOf(far, 1), home.Number, "其他", AMovingCounty.Village);

        // When
        var township = await Of(AMovingCounty.Clerk).CheckAsync();
        var list = Of(AMovingCounty.Official);
        var check = await list.CheckAsync();
        await list.ApplyAsync(check.Id);

        // Then
        Assert.Equal(1, township.Counts!.Ambiguous);
        Assert.Equal(1, check.Counts!.Moved);
        Assert.Equal($"{AMovingCounty.Village} {AMovingCounty.FarVillage}", await portal.OwnerScalarAsync<string>(
            "select home_code || ' ' || enrollment.org_code from enrollment where person_id = $1", far.Members[1].Id));
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Apply_GivenSomebodyWhomADeskMovesMeanwhile_ThenHisRowWaitsForADecision()
    {
        // Given: the desk's transaction has the household and is not over
        var home = await County.AddAsync(AMovingCounty.Village, TestMember.Head("争户主"), new TestMember("争动"));
        var desk = await County.AddAsync(AMovingCounty.Village, TestMember.Head("柜台户"));
        var wanted = await County.AddAsync(AMovingCounty.OtherVillage, TestMember.Head("名单户"));
        var list = List().With("争动", NumberOf(home, 1), wanted.Number, "其他", There);
        var check = await list.CheckAsync();
        await using var work = await portal.Database.BeginAsync(AMovingCounty.Clerk.Scope, CancellationToken.None);
        var move = await portal.Services.GetRequiredService<HouseholdMover>().MoveAsync(
            work, AMovingCounty.Clerk, new MovePeopleCommand(home.Id, [new Mover(home.Members[1].Id, Relation.Son)], desk.Id, null, null, "窗口办理"), CancellationToken.None);

        // When
        var applying = list.ApplyAsync(check.Id);
        await AwaitAsync("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')");
        await move.Value.CommitAsync(CancellationToken.None);
        await applying;

        // Then
        Assert.Equal(["import.meanwhile"], await list.ReasonsAsync(check.Id, ImportOutcome.Ambiguous));
        Assert.Equal(desk.Id, await portal.OwnerScalarAsync<Guid>("select household_id from person where id = $1", home.Members[1].Id));
        await County.AssertBooksAgreeAsync();
    }

    private async Task AwaitAsync(string condition)
    {
        for (var tries = 0; !await portal.OwnerScalarAsync<bool>(condition); tries++)
        {
            Assert.True(tries < 600, "Nobody waits for the desk.");
            await Task.Delay(50);
        }
    }

    private AList List() => new(portal, AMovingCounty.Clerk);

    private Task<string> HeadAsync(Guid household) => portal.OwnerScalarAsync<string>(
        "select household.head_name || ' ' || person.relation from household join person on person.household_id = household.id and person.name = head_name where household.id = $1", household);

    private string NumberOf(Household home, int member) => portal.Services.GetRequiredService<IdNumberVault>().Reveal(500240, home.Members[member].IdNumberCipher);
}
