using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.CoverageYears;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.CoverageYears;

/// <summary>石柱县 opens 2025 beside 2024.</summary>
public sealed class OpenCoverageYearTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly ATurningYear _year = new(cluster);

    public ValueTask InitializeAsync() => _year.InitializeAsync();

    public ValueTask DisposeAsync() => _year.DisposeAsync();

    [Fact]
    public async Task Open_GivenNoPlanOfTheYear_ThenItIsRefused()
    {
        await _year.LiveOnAsync(new DateOnly(2024, 11, 20));

        ATurningYear.AssertRefused(CampaignErrors.YearWithoutPlan(2025), (await _year.OpenNextAsync()).Error);
    }

    [Fact]
    public async Task Open_GivenADayLongBeforeTheYear_ThenItIsRefused()
    {
        await _year.PlanForNextAsync();
        await _year.LiveOnAsync(new DateOnly(2023, 12, 31));

        ATurningYear.AssertRefused(CampaignErrors.YearTooEarly(2025, new DateOnly(2024, 1, 1)), (await _year.OpenNextAsync()).Error);
    }

    [Fact]
    public async Task Open_GivenAYearThatIsNotTheNext_ThenItIsRefused()
    {
        var answer = await _year.Portal.UseCase<OpenCoverageYear>().ExecuteAsync(2027, null, AMovingCounty.Official, CancellationToken.None);

        ATurningYear.AssertRefused(CampaignErrors.YearChanged(2027), answer.Error);
    }

    [Fact]
    public async Task Open_GivenPeopleOnTheBooks_ThenEverybodyBelongsToTheNewYearAndIsKnownToHaveBeenCovered()
    {
        // Given
        var family = await _year.Place.AddAsync(
            AMovingCounty.Village,
            TestMember.Head("续一") with { LastCovered = (2023, "二档") },
            new TestMember("未续"),
            new TestMember("在外") { Exemption = ExemptionReason.EmployeeInsurance },
            new TestMember("回来"));
        Assert.Null((await _year.Place.PayAsync(family, 0)).Error);
        await _year.Portal.OwnerScalarAsync<bool>(
            "update person set last_exemption = 'EmployeeInsurance', last_exemption_ended = '2024-03-01' where id = $1 returning true", family.Members[3].Id);

        // When
        await _year.PlanForNextAsync();
        Assert.Null((await _year.OpenNextAsync()).Error);

        // Then
        var board = (await _year.Portal.UseCase<ReadProgress>().ExecuteAsync(null, AMovingCounty.Official, CancellationToken.None)).Value;
        Assert.Equal((4, 1, 0), (board.Counts.Registered, board.Counts.Exempt, board.Counts.Enrolled));
        var sheet = await _year.SheetAsync(family, AMovingCounty.Clerk);
        Assert.Equal(2025, sheet.CoverageYear);
        Assert.Equal("一档", sheet.Members.Single(member => member.Name == "续一").LastTier);
        Assert.Null(sheet.Members.Single(member => member.Name == "未续").LastTier);
        // Nobody knows it of people who were insured by an employer for a part of the year, or all of it.
        Assert.Equal("一档 未 - -", await _year.Portal.OwnerScalarAsync<string>(
            """
            select string_agg(case when cover.person_id is null then '-' else coalesce(cover.tier, '未') end, ' ' order by place)
            from unnest($1) with ordinality as member(id, place)
            left join past_cover cover on cover.person_id = member.id and cover.coverage_year = 2024
            """,
            family.Members.Select(member => member.Id).ToArray()));
        var older = await _year.SheetAsync(family, ATurningYear.InYear(AMovingCounty.Clerk, 2024));
        Assert.Equal("二档", older.Members.Single(member => member.Name == "续一").LastTier);
        Assert.NotNull(older.Members.Single(member => member.Name == "续一").Enrolled);
        await _year.Place.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Open_GivenATownshipPlanWithTargets_ThenTheNewYearHasItsQuotas()
    {
        await _year.PlanForNextAsync();
        await _year.OpenNextAsync();

        Assert.Equal(
            await _year.Portal.OwnerScalarAsync<long>("select sum(heads) from quota join campaign on campaign.id = campaign_id where coverage_year = 2025"),
            PlanLibrary.BuiltIn.For(OrgCode.Parse("500240108"), 2024)!.Quotas!.Rows
                .Where(row => row.Unit?.Value is AMovingCounty.Village or AMovingCounty.OtherVillage).Sum(row => (long)row.Target!));
    }

    [Fact]
    public async Task Changes_GivenTwoOpenYears_ThenBothAreCountedAndPaymentsGoToTheChosenOne()
    {
        // Given
        var family = await _year.Place.AddAsync(AMovingCounty.Village, TestMember.Head("两年") with { LastCovered = (2023, "一档") }, new TestMember("同行"));
        await _year.PlanForNextAsync();
        Assert.Null((await _year.OpenNextAsync()).Error);

        // When
        Assert.Null((await _year.PayAsync(family, 0, AMovingCounty.Clerk)).Error);
        Assert.Null((await _year.PayAsync(family, 0, ATurningYear.InYear(AMovingCounty.Clerk, 2024))).Error);
        await _year.LeaveAsync(family.Members[1]);

        // Then
        Assert.Equal("2024:1:1 2025:1:1", await _year.Portal.OwnerScalarAsync<string>(
            """
            select string_agg(coverage_year || ':' || enrolled || ':' || exempt, ' ' order by coverage_year)
            from (select coverage_year, sum(enrolled) enrolled, sum(exempt) exempt from village_progress join campaign on campaign.id = campaign_id group by 1) sums
            """));
        // The late payment is the year before by the new year's rules.
        var sheet = await _year.SheetAsync(family, AMovingCounty.Clerk);
        Assert.NotNull(sheet.Members[0].LastTier);
        await _year.Place.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Open_GivenAnExemptionUnderWay_ThenItIsCountedInTheNewYearToo()
    {
        // Given
        var family = await _year.Place.AddAsync(AMovingCounty.Village, TestMember.Head("刚走"), new TestMember("留下"));
        await _year.PlanForNextAsync();
        await using var underWay = await _year.Portal.Database.BeginAsync(AMovingCounty.Clerk.Scope, CancellationToken.None);
        await underWay.LockHouseholdsAsync([family.Id], CancellationToken.None);

        // When
        var opening = _year.OpenNextAsync();
        await _year.WaitUntilSomebodyWaitsAsync();
        var leaving = _year.LeaveAsync(family.Members[1]);
        await underWay.CommitAsync(CancellationToken.None);

        // Then
        Assert.Null((await opening).Error);
        await leaving;
        await _year.Place.AssertBooksAgreeAsync();
        Assert.Equal(2, await _year.Portal.OwnerScalarAsync<long>("select count(*) from (select campaign_id from village_progress group by 1 having sum(exempt) = 1) counted"));
    }
}
