using EnrollmentPortal.Application.Facts;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Imports;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Imports.Undo;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Reviews;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>An import is taken back as a whole while nothing was built on it; otherwise it is said what stands in the way.</summary>
public sealed class UndoImportTests(ImportOffice office) : IClassFixture<ImportOffice>
{
    private const string There = "单位206";

    [Fact]
    public async Task Undo_GivenEveryKindOfRow_ThenTheRegistryIsAsBeforeAndTheAuditTellsIt()
    {
        // Given: a whole household moves, its member has paid; one joins another household, one is changed, one is decided, one family is new
        var whole = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("撤整").With("城乡低保对象"), new TestMember("撤员"));
        var left = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("撤走"), new TestMember("撤继") { Relation = Relation.Spouse });
        var emptied = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("撤空"));
        var target = await office.County.AddAsync(AMovingCounty.OtherVillage, TestMember.Head("撤接"), new TestMember("撤名"));
        Assert.Null((await office.County.PayAsync(whole, 1)).Error);
        var before = await SnapshotAsync();
        var counts = await office.County.CountsAsync(AMovingCounty.Village) + await office.County.CountsAsync(AMovingCounty.OtherVillage);
        var list = office.List()
            .With("撤整", office.NumberOf(whole, 0), whole.Number, village: There).With("撤员", office.NumberOf(whole, 1), whole.Number, "其他", There)
            .With("撤走", office.NumberOf(left, 0), target.Number, "父母", There).With("撤继", office.NumberOf(left, 1), left.Number, "户主", phone: "13612345678")
            .With("撤空", office.NumberOf(emptied, 0), "撤新9", village: There)
            .With("新名", office.NumberOf(target, 1), target.Number, "其他", There)
            .With("撤新主", AList.Number(), "撤新1").With("撤新子", AList.Number(2015), "撤新1", "子");
        var check = await list.CheckAsync(Enum.GetValues<ImportField>());
        await office.Portal.UseCase<DecideImportRows>().ExecuteAsync(new ImportRowsChoice(check.Id, 7, null, ImportDecision.Renamed), AMovingCounty.Clerk, CancellationToken.None);
        await list.ApplyAsync(check.Id);
        var between = await SnapshotAsync();
        await office.County.AssertBooksAgreeAsync();

        // When
        var view = await office.Portal.UseCase<ReadUndo>().ExecuteAsync(check.Id, AMovingCounty.Clerk, CancellationToken.None);
        var undone = await office.UndoAsync(list, check.Id);

        // Then
        Assert.Empty(view.Value.Obstacles);
        Assert.NotEqual(before, between);
        Assert.Equal((ImportState.Undone, JobState.Done), (undone.State, undone.Job!.State));
        Assert.Equal(before, await SnapshotAsync());
        Assert.Equal(counts, await office.County.CountsAsync(AMovingCounty.Village) + await office.County.CountsAsync(AMovingCounty.OtherVillage));
        Assert.Equal(1, await office.County.AuditAsync("import.undone", check.Id));
        await office.County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Undo_GivenWhatWasBuiltOnIt_ThenItSaysWhoAndWhy()
    {
        // Given
        var home = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("碍更"));
        var list = office.List()
            .With("碍更", office.NumberOf(home, 0), home.Number, phone: "13612340000")
            .With("碍付", AList.Number(), "碍1").With("碍迁", AList.Number(), "碍2").With("碍减", AList.Number(), "碍3").With("碍情", AList.Number(), "碍5").With("碍核", AList.Number(), "碍6").With("碍无", AList.Number(), "碍4");
        var check = await list.CheckAsync();
        await list.ApplyAsync(check.Id);
        await PayAsync("碍付");
        await office.Portal.OwnerScalarAsync<bool>("update person set phone = '13699999999' where name = '碍更' returning true");
        var (moved, movedHome) = await FindAsync("碍迁");
        Assert.Null((await office.Portal.UseCase<MovePeople>().ExecuteAsync(
            new MovePeopleCommand(movedHome, [new Mover(moved, Relation.Parent)], home.Id, null, null, "投靠"), AMovingCounty.Clerk, CancellationToken.None)).Error);
        Assert.Null((await office.Portal.UseCase<ExemptPerson>().ExecuteAsync(
            new ExemptPersonCommand((await FindAsync("碍减")).Person, ExemptionReason.MovedAway, new DateOnly(2023, 11, 1), null, "迁出证明", null, null),
            AMovingCounty.Clerk,
            CancellationToken.None)).Error);
        Assert.Null((await office.Portal.UseCase<RecordFact>().ExecuteAsync(
            new RecordFactCommand((await FindAsync("碍情")).Person, FactKind.Migrant, "yes", null, "务工证明", null), AMovingCounty.Clerk, CancellationToken.None)).Error);
        var asked = (await FindAsync("碍核")).Person;
        await office.Portal.OwnerScalarAsync<bool>("update person set residence = 'resident-without-hukou' where id = $1 returning true", asked);
        Assert.Null((await office.Portal.UseCase<AskReview>().ExecuteAsync(new AskReviewCommand(asked, "无本地户籍", []), AMovingCounty.Clerk, CancellationToken.None)).Error);

        // When
        var view = await office.Portal.UseCase<ReadUndo>().ExecuteAsync(check.Id, AMovingCounty.Clerk, CancellationToken.None);
        var refused = await office.Portal.UseCase<UndoImport>().ExecuteAsync(check.Id, AMovingCounty.Clerk, CancellationToken.None);

        // Then
        Assert.Equal([(2, "undo.phone"), (3, "undo.paid"), (4, "undo.moved"), (5, "undo.exempt"), (6, "undo.facts"), (7, "undo.review")], view.Value.Obstacles.Select(obstacle => (obstacle.Row, obstacle.Reason)));
        Assert.Equal(ImportErrors.BuiltUpon, refused.Error);
        Assert.Equal(ImportState.Applied, (await list.OpenAsync(check.Id)).State);
    }

    [Fact]
    public async Task Undo_GivenSomebodyWhoIsChangedWhileItRuns_ThenItStopsThereAndGoesOnWhenTheWayIsFree()
    {
        // Given: two parts of rows; after the order somebody in the part that comes last is changed
        var list = office.List();
        for (var home = 0; home < 2_500; home++)
        {
            list.With("撤中", AList.Number(), $"撤中{home}");
        }

        var check = await list.CheckAsync();
        var before = await office.Portal.OwnerScalarAsync<long>("select count(*) from person");
        await list.ApplyAsync(check.Id);
        Assert.Null((await office.Portal.UseCase<UndoImport>().ExecuteAsync(check.Id, AMovingCounty.Clerk, CancellationToken.None)).Error);
        await office.Portal.OwnerScalarAsync<bool>("update person set phone = '1' where name = '撤中' and id_number_hash = (select id_number_hash from import_row where import_id = $1 and row_number = 2) returning true", check.Id);

        // When
        await list.RunJobsAsync();
        var stopped = await list.OpenAsync(check.Id);
        await office.Portal.OwnerScalarAsync<bool>("update person set phone = null where phone = '1' returning true");
        var undone = await office.UndoAsync(list, check.Id);

        // Then
        Assert.Equal((ImportState.Undoing, ImportErrors.BuiltUpon), (stopped.State, stopped.Job!.Error));
        Assert.Equal(ImportState.Undone, undone.State);
        Assert.Equal(before, await office.Portal.OwnerScalarAsync<long>("select count(*) from person"));
        Assert.Equal(0, await office.Portal.OwnerScalarAsync<long>("select count(*) from household where number like '撤中%'"));
        await office.County.AssertBooksAgreeAsync();
    }

    // Everything about people and households that an import touches.
    private Task<string> SnapshotAsync() => office.Portal.OwnerScalarAsync<string>(
        """
        select (select string_agg(concat_ws('|', id, household_id, org_code, name, name_initials, name_pinyin, relation, phone, phone_reversed, ethnic_group), E'\n' order by id) from person)
          || (select string_agg(concat_ws('|', id, org_code, number, head_name, group_name, address, address_stem, merged_into), E'\n' order by id) from household)
          || (select string_agg(concat_ws('|', id, org_code), E'\n' order by id) from person_identity)
          || (select string_agg(concat_ws('|', id, org_code, home_code), E'\n' order by id) from enrollment)
        """);

    private async Task PayAsync(string name)
    {
        var (person, household) = await FindAsync(name);
        Assert.Null((await office.County.PayAsync(household, person)).Error);
    }

    private async Task<(Guid Person, Guid Household)> FindAsync(string name) => (
        await office.Portal.OwnerScalarAsync<Guid>("select id from person where name = $1", name),
        await office.Portal.OwnerScalarAsync<Guid>("select household_id from person where name = $1", name));
}
