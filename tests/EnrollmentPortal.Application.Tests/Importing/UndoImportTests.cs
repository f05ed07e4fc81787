using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Importing;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Importing;

/// <summary>An import is taken back as a whole while nothing was built on it; otherwise it is said what stands in the way.</summary>
public sealed class UndoImportTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
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
    public async Task Undo_GivenEveryKindOfRow_ThenTheRegistryIsAsBeforeAndTheAuditTellsIt()
    {
        // Given: a whole household moves, its member has paid; one joins another household, one is changed, one is decided, one family is new
        var whole = await County.AddAsync(AMovingCounty.Village, TestMember.Head("撤整").With("城乡低保对象"), new TestMember("撤员"));
        var left = await County.AddAsync(AMovingCounty.Village, TestMember.Head("撤走"), new TestMember("撤继") { Relation = Relation.Spouse });
        var emptied = await County.AddAsync(AMovingCounty.Village, TestMember.Head("撤空"));
        var target = await County.AddAsync(AMovingCounty.OtherVillage, TestMember.Head("撤接"), new TestMember("撤名"));
        Assert.Null((await County.PayAsync(whole, 1)).Error);
        var before = await SnapshotAsync();
        var counts = await County.CountsAsync(AMovingCounty.Village) + await County.CountsAsync(AMovingCounty.OtherVillage);
        var list = new AList(portal, AMovingCounty.Clerk)
            .With("撤整", NumberOf(whole, 0), whole.Number, village: There).With("撤员", NumberOf(whole, 1), whole.Number, "其他", There)
            .With("撤走", NumberOf(left, 0), target.Number, "父母", There).With("撤继", NumberOf(left, 1), left.Number, "户主", phone: "13612345678")
            .With("撤空", NumberOf(emptied, 0), "撤新9", village: There)
            .With("新名", NumberOf(target, 1), target.Number, "其他", There)
            .With("撤新主", AList.Number(), "撤新1").With("撤新子", AList.Number(2015), "撤新1", "子");
        var check = await list.CheckAsync(Enum.GetValues<ImportField>());
        await portal.UseCase<DecideImportRows>().ExecuteAsync(new ImportRowsChoice(check.Id, 7, null, ImportDecision.Renamed), AMovingCounty.Clerk, CancellationToken.None);
        await list.ApplyAsync(check.Id);
        var between = await SnapshotAsync();
        await County.AssertBooksAgreeAsync();

        // When
        var view = await portal.UseCase<ReadUndo>().ExecuteAsync(check.Id, AMovingCounty.Clerk, CancellationToken.None);
        var undone = await UndoAsync(list, check.Id);

        // Then
        Assert.Empty(view.Value.Obstacles);
        Assert.NotEqual(before, between);
        Assert.Equal((ImportState.Undone, JobState.Done), (undone.State, undone.Job!.State));
        Assert.Equal(before, await SnapshotAsync());
        Assert.Equal(counts, await County.CountsAsync(AMovingCounty.Village) + await County.CountsAsync(AMovingCounty.OtherVillage));
        Assert.Equal(1, await County.AuditAsync("import.undone", check.Id));
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Undo_GivenWhatWasBuiltOnIt_ThenItSaysWhoAndWhy()
    {
        // Given
        var home = await County.AddAsync(AMovingCounty.Village, TestMember.Head("碍更"));
        var list = new AList(portal, AMovingCounty.Clerk)
            .With("碍更", NumberOf(home, 0), home.Number, phone: "13612340000")
            .With("碍付", AList.Number(), "碍1").With("碍迁", AList.Number(), "碍2").With("碍减", AList.Number(), "碍3").With("碍无", AList.Number(), "碍4");
        var check = await list.CheckAsync();
        await list.ApplyAsync(check.Id);
        await PayAsync("碍付");
        await portal.OwnerScalarAsync<bool>("update person set phone = '13699999999' where name = '碍更' returning true");
        var (moved, movedHome) = await FindAsync("碍迁");
        Assert.Null((await portal.UseCase<MovePeople>().ExecuteAsync(
            new MovePeopleCommand(movedHome, [new Mover(moved, Relation.Parent)], home.Id, null, null, "投靠"), AMovingCounty.Clerk, CancellationToken.None)).Error);
        Assert.Null((await portal.UseCase<ExemptPerson>().ExecuteAsync(
            new ExemptPersonCommand((await FindAsync("碍减")).Person, ExemptionReason.MovedAway, new DateOnly(2023, 11, 1), null, "迁出证明", null, null),
            AMovingCounty.Clerk,
            CancellationToken.None)).Error);

        // When
        var view = await portal.UseCase<ReadUndo>().ExecuteAsync(check.Id, AMovingCounty.Clerk, CancellationToken.None);
        var refused = await portal.UseCase<UndoImport>().ExecuteAsync(check.Id, AMovingCounty.Clerk, CancellationToken.None);

        // Then
        Assert.Equal([(2, "undo.phone"), (3, "undo.paid"), (4, "undo.moved"), (5, "undo.exempt")], view.Value.Obstacles.Select(obstacle => (obstacle.Row, obstacle.Reason)));
        Assert.Equal(ImportErrors.BuiltUpon, refused.Error);
        Assert.Equal(ImportState.Applied, (await list.OpenAsync(check.Id)).State);
    }

    [Fact]
    public async Task Undo_GivenSomebodyWhoIsChangedWhileItRuns_ThenItStopsThereAndGoesOnWhenTheWayIsFree()
    {
        // Given: two parts of rows; after the order somebody in the part that comes last is changed
        var list = new AList(portal, AMovingCounty.Clerk);
        for (var home = 0; home < 2_500; home++)
        {
            list.With("撤中", AList.Number(), $"撤中{home}");
        }

        var check = await list.CheckAsync();
        var before = await portal.OwnerScalarAsync<long>("select count(*) from person");
        await list.ApplyAsync(check.Id);
        Assert.Null((await portal.UseCase<UndoImport>().ExecuteAsync(check.Id, AMovingCounty.Clerk, CancellationToken.None)).Error);
        await portal.OwnerScalarAsync<bool>("update person set phone = '1' where name = '撤中' and id_number_hash = (select id_number_hash from import_row where import_id = $1 and row_number = 2) returning true", check.Id);

        // When
        await list.RunJobsAsync();
        var stopped = await list.OpenAsync(check.Id);
        await portal.OwnerScalarAsync<bool>("update person set phone = null where phone = '1' returning true");
        var undone = await UndoAsync(list, check.Id);

        // Then
        Assert.Equal((ImportState.Undoing, "import.built-upon"), (stopped.State, stopped.Job!.Error));
        Assert.Equal(ImportState.Undone, undone.State);
        Assert.Equal(before, await portal.OwnerScalarAsync<long>("select count(*) from person"));
        Assert.Equal(0, await portal.OwnerScalarAsync<long>("select count(*) from household where number like '撤中%'"));
        await County.AssertBooksAgreeAsync();
    }

    private async Task<ImportView> UndoAsync(AList list, Guid import)
    {
        Assert.Null((await portal.UseCase<UndoImport>().ExecuteAsync(import, AMovingCounty.Clerk, CancellationToken.None)).Error);
        await list.RunJobsAsync();
        return await list.OpenAsync(import);
    }

    // Everything about people and households that an import touches.
    private Task<string> SnapshotAsync() => portal.OwnerScalarAsync<string>(
        """
        select (select string_agg(concat_ws('|', id, household_id, org_code, name, name_initials, name_pinyin, relation, phone, phone_reversed, ethnic_group), E'\n' order by id) from person)
          || (select string_agg(concat_ws('|', id, org_code, number, head_name, group_name, address, address_stem, merged_into), E'\n' order by id) from household)
          || (select string_agg(concat_ws('|', id, org_code), E'\n' order by id) from person_identity)
          || (select string_agg(concat_ws('|', id, org_code, home_code), E'\n' order by id) from enrollment)
        """);

    private async Task PayAsync(string name)
    {
        var (person, household) = await FindAsync(name);
        Assert.Null((await County.PayAsync(household, person)).Error);
    }

    private async Task<(Guid Person, Guid Household)> FindAsync(string name) => (
        await portal.OwnerScalarAsync<Guid>("select id from person where name = $1", name),
        await portal.OwnerScalarAsync<Guid>("select household_id from person where name = $1", name));

    private string NumberOf(Household home, int member) => portal.Services.GetRequiredService<IdNumberVault>().Reveal(500240, home.Members[member].IdNumberCipher);
}
