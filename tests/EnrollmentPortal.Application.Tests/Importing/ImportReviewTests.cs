using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Households.Duplicates;
using EnrollmentPortal.Application.Importing;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.Importing;

/// <summary>Whom a row means is decided by a person where it is not certain; nobody takes the first.</summary>
public sealed class ImportReviewTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
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
    public async Task Review_GivenEveryKindOfDoubt_ThenAllWhomARowMayMeanStandBesideIt()
    {
        // Given: a corrected number, a merged record, two of one name and birth date
        var home = await County.AddAsync(AMovingCounty.Village, TestMember.Head("核甲"), new TestMember("核乙"), new TestMember("核丙"), new TestMember("核丙"));
        var corrected = NumberOf(home, 1);
        var newNumber = TestCounty.NextNumber(new TestMember("核乙")).Reveal();
        Assert.Null((await portal.UseCase<CorrectIdNumber>().ExecuteAsync(
            new CorrectIdNumberCommand(home.Members[1].Id, newNumber, "户口簿更正"), AMovingCounty.Clerk, CancellationToken.None)).Error);
        var merged = await County.AddAsync(AMovingCounty.Village, TestMember.Head("核丁"), new TestMember("核戊"));
        Assert.Null((await portal.UseCase<MergePeople>().ExecuteAsync(
            new MergePeopleCommand(home.Members[0].Id, merged.Members[1].Id, [], "同一人"), AMovingCounty.Clerk, CancellationToken.None)).Error);
        var list = List()
            .With("改名甲", NumberOf(home, 0), home.Number)
            .With("核乙", corrected, home.Number, "其他")
            .With("核戊", NumberOf(merged, 1), merged.Number, "其他")
            .With("核丙", AList.Number(), home.Number, "其他")
            .With("核丙", "", home.Number, "其他")
            .With("无此人", "", home.Number, "其他");

        // When
        var check = await list.CheckAsync();
        var review = await ReviewAsync(check.Id);

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
        var home = await County.AddAsync(AMovingCounty.Village, TestMember.Head("决甲"), new TestMember("决乙"), new TestMember("决丙"));
        var list = List()
            .With("改甲", NumberOf(home, 0), home.Number, phone: "13712345678")
            .With("决乙", AList.Number(), "决新1")
            .With("决丙", AList.Number(), home.Number, "子")
            .With("决新", AList.Number(), home.Number, "子");
        var check = await list.CheckAsync();

        // When
        Assert.Equal(ImportErrors.NothingToDecide, (await DecideAsync(check.Id, 2, ImportDecision.SamePerson, Guid.CreateVersion7())).Error);
        Assert.Null((await DecideAsync(check.Id, 2, ImportDecision.Renamed)).Error);
        Assert.Null((await DecideAsync(check.Id, 3, ImportDecision.NewPerson)).Error);
        Assert.Null((await DecideAsync(check.Id, 4, ImportDecision.LeftOut)).Error);
        var applied = await list.ApplyAsync(check.Id);

        // Then
        Assert.Equal([ImportOutcome.Changed, ImportOutcome.New, ImportOutcome.Ambiguous, ImportOutcome.New], await list.OutcomesAsync(check.Id));
        Assert.Equal((4, new ImportReviewCounts(0, 0, 1)), (applied.Counts!.Rows, applied.Review));
        Assert.Equal("改甲 13712345678 改甲", await portal.OwnerScalarAsync<string>(
            "select person.name || ' ' || person.phone || ' ' || head_name from person join household on household.id = household_id where person.id = $1", home.Members[0].Id));
        Assert.Equal("决乙 决新1", await portal.OwnerScalarAsync<string>("select head_name || ' ' || number from household where number = '决新1'"));
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Decide_GivenManyAlikeAfterTheApplication_ThenTheyFollowAndWhatWasWrittenIsNotWrittenAgain()
    {
        // Given
        var home = await County.AddAsync(AMovingCounty.Village, TestMember.Head("后甲"), new TestMember("后乙"), new TestMember("后丙"));
        var target = await County.AddAsync(AMovingCounty.OtherVillage, TestMember.Head("后接"));
        var list = List()
            .With("后甲", NumberOf(home, 0), home.Number, phone: "13700000001")
            .With("另乙", NumberOf(home, 1), target.Number, "其他", "单位206")
            .With("另丙", NumberOf(home, 2), target.Number, "其他", "单位206");
        var check = await list.CheckAsync();
        await list.ApplyAsync(check.Id);
        await portal.OwnerScalarAsync<bool>("update person set phone = '13799999999' where id = $1 returning true", home.Members[0].Id);

        // When
        var many = await portal.UseCase<DecideImportRows>().ExecuteAsync(
            new ImportRowsChoice(check.Id, null, "import.other-name", ImportDecision.SamePerson), AMovingCounty.Clerk, CancellationToken.None);
        var applied = await list.ApplyAsync(check.Id);

        // Then
        Assert.Equal(new DecidedRows(2, 0), many.Value);
        Assert.Equal([ImportOutcome.Changed, ImportOutcome.Moved, ImportOutcome.Moved], await list.OutcomesAsync(check.Id));
        Assert.Equal((1, 2, 0), (applied.Counts!.Changed, applied.Counts.Moved, applied.Counts.Ambiguous));
        Assert.Equal("13799999999", await portal.OwnerScalarAsync<string>("select phone from person where id = $1", home.Members[0].Id));
        Assert.Equal("后乙 " + AMovingCounty.OtherVillage, await portal.OwnerScalarAsync<string>("select name || ' ' || org_code from person where id = $1", home.Members[1].Id));
        Assert.Equal(1, await County.AuditAsync("import.review-applied", check.Id));
        Assert.Equal(ImportErrors.WrongState, (await portal.UseCase<ApplyImport>().ExecuteAsync(check.Id, AMovingCounty.Clerk, CancellationToken.None)).Error);
        await County.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Decide_GivenAHouseholdWithOthersAndAHeadWhoLeaves_ThenTheFirstMovesWholeAndTheSecondWaitsOn()
    {
        // Given
        var whole = await County.AddAsync(AMovingCounty.Village, TestMember.Head("整甲"), new TestMember("整未列"));
        var left = await County.AddAsync(AMovingCounty.Village, TestMember.Head("离甲"), new TestMember("离留"));
        var target = await County.AddAsync(AMovingCounty.Village, TestMember.Head("离接"));
        var list = List().With("整甲", NumberOf(whole, 0), whole.Number, village: "单位206").With("离甲", NumberOf(left, 0), target.Number, "父母");
        var check = await list.CheckAsync();

        // When
        await DecideAsync(check.Id, 2, ImportDecision.SamePerson);
        await DecideAsync(check.Id, 3, ImportDecision.SamePerson);
        var applied = await list.ApplyAsync(check.Id);

        // Then
        Assert.Equal([ImportOutcome.Moved, ImportOutcome.Ambiguous], await list.OutcomesAsync(check.Id));
        Assert.Equal(new ImportReviewCounts(1, 0, 0), applied.Review);
        Assert.Equal(2, await portal.OwnerScalarAsync<long>("select count(*) from person where household_id = $1 and org_code = $2", whole.Id, AMovingCounty.OtherVillage));
        await County.AssertBooksAgreeAsync();
    }

    private AList List() => new(portal, AMovingCounty.Clerk);

    private async Task<ImportReviewPage> ReviewAsync(Guid import) =>
        (await portal.UseCase<ReadImportReview>().ExecuteAsync(new ImportReviewQuery(import), AMovingCounty.Clerk, CancellationToken.None)).Value;

    private Task<EnrollmentPortal.Domain.Kernel.Result<DecidedRows>> DecideAsync(Guid import, int row, ImportDecision decision, Guid? person = null) =>
        portal.UseCase<DecideImportRows>().ExecuteAsync(new ImportRowsChoice(import, row, null, decision, person), AMovingCounty.Clerk, CancellationToken.None);

    private string NumberOf(Household home, int member) => portal.Services.GetRequiredService<IdNumberVault>().Reveal(500240, home.Members[member].IdNumberCipher);
}
