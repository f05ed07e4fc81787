using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Imports;
using EnrollmentPortal.Application.Imports.Apply;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Imports.Coverage;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Imports.Undo;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Application.Waiting;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>Of a county's list a township sees the rows that concern it, decides those that are its own, and leaves the list as a whole to the office.County.</summary>
public sealed class LargerUnitTests(ImportOffice office) : IClassFixture<ImportOffice>
{
    [Fact]
    public async Task Rows_GivenTheListOfTheCounty_ThenATownshipSeesAndDecidesItsOwn()
    {
        // Given: rows 2 to 5 are the township's, row 6 takes somebody away from it, rows 7 and 8 are another's, of row 9 nothing can be read
        var home = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("近甲"), new TestMember("近乙"), new TestMember("近丙"), new TestMember("名外"));
        var far = await office.County.AddAsync(AMovingCounty.FarVillage, TestMember.Head("远甲"), new TestMember("远乙"));
        var list = office.List(AMovingCounty.Official)
            .With("近甲", office.NumberOf(home, 0), home.Number, village: AMovingCounty.Village)
            .With("改乙", office.NumberOf(home, 1), home.Number, "其他", AMovingCounty.Village)
            .With("近误", "123", home.Number, "其他", AMovingCounty.Village)
            .With("近新", AList.Number(), "近新1", village: AMovingCounty.Village)
            .With("改丙", office.NumberOf(home, 2), far.Number, "其他", AMovingCounty.FarVillage)
            .With("改远", office.NumberOf(far, 1), far.Number, "其他", AMovingCounty.FarVillage)
            .With("远误", "456", far.Number, "其他", AMovingCounty.FarVillage)
            .With("何处", "789", "何处1", village: "无此村");
        var clerk = office.List();
        var import = (await list.CheckAsync()).Id;

        // When
        var seen = await clerk.OpenAsync(import);
        var review = await office.ReviewAsync(import, AMovingCounty.Clerk);

        // Then
        Assert.Equal((false, false), (seen.IsOwn, seen.MayBeUndone));
        Assert.Equal((1, 2, 1, 1), (seen.Counts!.New, seen.Counts.Ambiguous, seen.Counts.Faulty, seen.Counts.Same));
        Assert.Equal([(3, true), (6, false)], review.Cases.Select(item => (item.Row, item.MayDecide)));
        Assert.Equal([(6, false), (7, true)], (await office.ReviewAsync(import, AMovingCounty.FarClerk)).Cases.Select(item => (item.Row, item.MayDecide)));
        Assert.Equal([4], (await clerk.RowsAsync(import, ImportOutcome.Faulty)).Select(row => row.Number));
        Assert.Equal(["近误", "改乙", "改丙"], (await clerk.ErrorsAsync(import)).Select(row => row[1]).OrderBy(name => Array.IndexOf(["近误", "改乙", "改丙"], name)));
        Assert.Equal(["何处", "改丙", "改乙", "改远", "近误", "远误"], (await list.ErrorsAsync(import)).Select(row => row[1]).Order(StringComparer.Ordinal));
        Assert.Equal(1, await WaitingAsync(AMovingCounty.Clerk));

        // When
        var decided = await office.DecideAsync(import, 3, ImportDecision.Renamed);

        // Then
        Assert.Equal(1, decided.Value.Decided);
        Assert.Equal(ImportErrors.NothingToDecide, (await office.DecideAsync(import, 6, ImportDecision.Renamed)).Error);
        Assert.Equal(ImportErrors.NothingToDecide, (await office.DecideAsync(import, 7, ImportDecision.Renamed)).Error);
        Assert.Equal(0, await WaitingAsync(AMovingCounty.Clerk));
        Assert.Equal("500240108", await office.Portal.OwnerScalarAsync<string>("select org_code from audit_entry where action = 'import.decided' and subject_id = $1", import.ToString()));
        await AssertCountyAloneAsync(import);

        // When
        Assert.Null((await office.Portal.UseCase<CoverVillages>().ExecuteAsync(import, [AMovingCounty.Village], AMovingCounty.Official, CancellationToken.None)).Error);
        await list.ApplyAsync(import);

        // Then
        Assert.Equal("改乙", await office.Portal.OwnerScalarAsync<string>("select name from person where id = $1", home.Members[1].Id));
        Assert.Equal(["名外"], (await office.Portal.UseCase<ListMissing>().ExecuteAsync(OrgCode.Parse(AMovingCounty.Village), AMovingCounty.Clerk, CancellationToken.None)).Value.People.Select(person => person.Name));
        await AssertCountyAloneAsync(import);
        await office.County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task List_GivenAListThatIsNotChecked_ThenTheTownshipDoesNotSeeIt()
    {
        // Given
        var list = office.List(AMovingCounty.Official).With("未检", AList.Number(), "未检1", village: AMovingCounty.Village);
        var import = await list.UploadAsync();

        // When
        var before = await office.Portal.UseCase<ListImports>().ExecuteAsync(AMovingCounty.Clerk, CancellationToken.None);
        var opened = await office.Portal.UseCase<OpenImport>().ExecuteAsync(import, AMovingCounty.Clerk, CancellationToken.None);
        await list.CheckAsync(import);
        var after = await office.Portal.UseCase<ListImports>().ExecuteAsync(AMovingCounty.Clerk, CancellationToken.None);

        // Then
        Assert.DoesNotContain(before.Value, line => line.Id == import);
        Assert.Equal(ImportErrors.NotFound, opened.Error);
        var line = Assert.Single(after.Value, line => line.Id == import);
        Assert.NotNull(line.Sender);
        Assert.Null(line.Counts);
    }

    private async Task AssertCountyAloneAsync(Guid import)
    {
        var (actor, token) = (AMovingCounty.Clerk, CancellationToken.None);
        var view = await office.List(actor).OpenAsync(import);
        Assert.Equal(
            Enumerable.Repeat<Error?>(ImportErrors.LargerUnit, 7),
            [
                (await office.Portal.UseCase<ApplyImport>().ExecuteAsync(import, actor, token)).Error,
                (await office.Portal.UseCase<UndoImport>().ExecuteAsync(import, actor, token)).Error,
                (await office.Portal.UseCase<ReadUndo>().ExecuteAsync(import, actor, token)).Error,
                (await office.Portal.UseCase<DiscardImport>().ExecuteAsync(import, actor, token)).Error,
                (await office.Portal.UseCase<CheckImport>().ExecuteAsync(import, new ImportChoice(view.Mapping, []), actor, token)).Error,
                (await office.Portal.UseCase<CoverVillages>().ExecuteAsync(import, [], actor, token)).Error,
                (await office.Portal.UseCase<ReadImportCoverage>().ExecuteAsync(import, actor, token)).Error,
            ]);
    }

    private async Task<int> WaitingAsync(Actor actor) =>
        (await office.Portal.UseCase<ReadWaiting>().ExecuteAsync(actor, CancellationToken.None)).Value.FirstOrDefault(item => item.Kind == WaitingKind.ImportRows)?.Count ?? 0;
}
