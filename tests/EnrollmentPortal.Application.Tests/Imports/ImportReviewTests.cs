using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Households.Duplicates;
using EnrollmentPortal.Application.Imports;
using EnrollmentPortal.Application.Imports.Apply;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>A user decides which person a row means where it is not certain; nobody takes the first.</summary>
public sealed class ImportReviewTests(ImportOffice office) : IClassFixture<ImportOffice>
{
    [Fact]
    public async Task Review_GivenEveryKindOfDoubt_ThenAllWhomARowMayMeanStandBesideIt()
    {
        // Given: a corrected number, a merged record, two of one name and birth date
        var home = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("核甲"), new TestMember("核乙"), new TestMember("核丙"), new TestMember("核丙"));
        var corrected = office.NumberOf(home, 1);
        var newNumber = TestCounty.NextNumber(new TestMember("核乙")).Reveal();
        Assert.Null((await office.Portal.UseCase<CorrectIdNumber>().ExecuteAsync(
            new CorrectIdNumberCommand(home.Members[1].Id, newNumber, "户口簿更正"), AMovingCounty.Clerk, CancellationToken.None)).Error);
        var merged = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("核丁"), new TestMember("核戊"));
        Assert.Null((await office.Portal.UseCase<MergePeople>().ExecuteAsync(
            new MergePeopleCommand(home.Members[0].Id, merged.Members[1].Id, [], "同一人"), AMovingCounty.Clerk, CancellationToken.None)).Error);
        var list = office.List()
            .With("改名甲", office.NumberOf(home, 0), home.Number)
            .With("核乙", corrected, home.Number, "其他")
            .With("核戊", office.NumberOf(merged, 1), merged.Number, "其他")
            .With("核丙", AList.Number(), home.Number, "其他")
            .With("核丙", "", home.Number, "其他")
            .With("无此人", "", home.Number, "其他");

        // When
        var check = await list.CheckAsync();
        var review = await office.ReviewAsync(check.Id);

        // Then
        Assert.Equal((5, 1), (check.Counts!.Ambiguous, check.Counts.Faulty));
        Assert.Equal(["import.other-name", "import.earlier-number", "import.earlier-number", "import.same-name-and-birth", "import.no-number"], review.Cases.Select(item => item.Reasons[^1].Code));
        Assert.Equal([home.Members[0].Id, home.Members[1].Id, home.Members[0].Id], review.Cases.Take(3).Select(item => Assert.Single(item.Candidates).PersonId));
        Assert.Equal([2, 2], review.Cases.Skip(3).Select(item => item.Candidates.Count));
        Assert.Equal([false, true, true, true, false], review.Cases.Select(item => item.MayBeNew));
    }

    [Fact]
    public async Task Decide_GivenDecisionsBeforeTheApplication_ThenEachRowGoesItsWayAndTheSumStays()
    {
        // Given
        var home = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("决甲"), new TestMember("决乙"), new TestMember("决丙"));
        var list = office.List()
            .With("改甲", office.NumberOf(home, 0), home.Number, phone: "13712345678")
            .With("决乙", AList.Number(), "决新1")
            .With("决丙", AList.Number(), home.Number, "子")
            .With("决新", AList.Number(), home.Number, "子");
        var check = await list.CheckAsync();

        // When
        Assert.Equal(ImportErrors.NothingToDecide, (await office.DecideAsync(check.Id, 2, ImportDecision.SamePerson, Guid.CreateVersion7())).Error);
        Assert.Null((await office.DecideAsync(check.Id, 2, ImportDecision.Renamed)).Error);
        Assert.Null((await office.DecideAsync(check.Id, 3, ImportDecision.NewPerson)).Error);
        Assert.Null((await office.DecideAsync(check.Id, 4, ImportDecision.LeftOut)).Error);
        var applied = await list.ApplyAsync(check.Id);

        // Then
        Assert.Equal([ImportOutcome.Changed, ImportOutcome.New, ImportOutcome.Ambiguous, ImportOutcome.New], await list.OutcomesAsync(check.Id));
        Assert.Equal((4, new ImportReviewCounts(0, 0, 1)), (applied.Counts!.Rows, applied.Review));
        Assert.Equal("改甲 13712345678 改甲", await office.Portal.OwnerScalarAsync<string>(
            "select person.name || ' ' || person.phone || ' ' || head_name from person join household on household.id = household_id where person.id = $1", home.Members[0].Id));
        Assert.Equal("决乙 决新1", await office.Portal.OwnerScalarAsync<string>("select head_name || ' ' || number from household where number = '决新1'"));
        await office.County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Decide_GivenManyAlikeAfterTheApplication_ThenTheyFollowAndWhatWasWrittenIsNotWrittenAgain()
    {
        // Given
        var home = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("后甲"), new TestMember("后乙"), new TestMember("后丙"));
        var target = await office.County.AddAsync(AMovingCounty.OtherVillage, TestMember.Head("后接"));
        var list = office.List()
            .With("后甲", office.NumberOf(home, 0), home.Number, phone: "13700000001")
            .With("另乙", office.NumberOf(home, 1), target.Number, "其他", "单位206")
            .With("另丙", office.NumberOf(home, 2), target.Number, "其他", "单位206");
        var check = await list.CheckAsync();
        await list.ApplyAsync(check.Id);
        await office.Portal.OwnerScalarAsync<bool>("update person set phone = '13799999999' where id = $1 returning true", home.Members[0].Id);

        // When
        var many = await office.Portal.UseCase<DecideImportRows>().ExecuteAsync(
            new ImportRowsChoice(check.Id, null, "import.other-name", ImportDecision.SamePerson), AMovingCounty.Clerk, CancellationToken.None);
        var applied = await list.ApplyAsync(check.Id);

        // Then
        Assert.Equal(new DecidedRows(2, 0), many.Value);
        Assert.Equal([ImportOutcome.Changed, ImportOutcome.Moved, ImportOutcome.Moved], await list.OutcomesAsync(check.Id));
        Assert.Equal((1, 2, 0), (applied.Counts!.Changed, applied.Counts.Moved, applied.Counts.Ambiguous));
        Assert.Equal("13799999999", await office.Portal.OwnerScalarAsync<string>("select phone from person where id = $1", home.Members[0].Id));
        Assert.Equal("后乙 " + AMovingCounty.OtherVillage, await office.Portal.OwnerScalarAsync<string>("select name || ' ' || org_code from person where id = $1", home.Members[1].Id));
        Assert.Equal(1, await office.County.AuditAsync("import.review-applied", check.Id));
        Assert.Equal(ImportErrors.WrongState, (await office.Portal.UseCase<ApplyImport>().ExecuteAsync(check.Id, AMovingCounty.Clerk, CancellationToken.None)).Error);
        await office.County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Decide_GivenAHouseholdWithOthersAndAHeadWhoLeaves_ThenTheFirstMovesWholeAndTheSecondIsFollowed()
    {
        // Given
        var whole = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("整甲"), new TestMember("整未列"));
        var left = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("离甲"), new TestMember("离留"));
        var target = await office.County.AddAsync(AMovingCounty.Village, TestMember.Head("离接"));
        var list = office.List().With("整甲", office.NumberOf(whole, 0), whole.Number, village: "单位206").With("离甲", office.NumberOf(left, 0), target.Number, "父母");
        var check = await list.CheckAsync();

        // When
        await office.DecideAsync(check.Id, 2, ImportDecision.SamePerson);
        await office.DecideAsync(check.Id, 3, ImportDecision.SamePerson);
        var applied = await list.ApplyAsync(check.Id);

        // Then
        Assert.Equal([ImportOutcome.Moved, ImportOutcome.Moved], await list.OutcomesAsync(check.Id));
        Assert.Equal(new ImportReviewCounts(0, 0, 0), applied.Review);
        Assert.Equal("离留", await office.Portal.OwnerScalarAsync<string>("select head_name from household where id = $1", left.Id));
        Assert.Equal(2, await office.Portal.OwnerScalarAsync<long>("select count(*) from person where household_id = $1 and org_code = $2", whole.Id, AMovingCounty.OtherVillage));
        await office.County.AssertBooksAgreeAsync();
    }
}
