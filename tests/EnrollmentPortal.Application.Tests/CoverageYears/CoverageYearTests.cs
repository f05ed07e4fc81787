using System.Globalization;
using System.Text.RegularExpressions;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.CoverageYears;
using EnrollmentPortal.Application.Enrollments;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.CoverageYears;

/// <summary>石柱县 goes from 2024 to 2025: two years side by side, then the old one is closed.</summary>
public sealed partial class CoverageYearTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly Actor Official = AMovingCounty.Official;

    // Every test has a county of its own: a year opens once.
    private readonly TestPortal _portal = new(cluster);
    private AMovingCounty _place = null!;

    public async ValueTask InitializeAsync()
    {
        await _portal.InitializeAsync();
        _place = await AMovingCounty.OpenAsync(_portal);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Open_GivenNoPlanOfTheYear_ThenItIsRefused()
    {
        await LiveOnAsync(new DateOnly(2024, 11, 20));

        AssertRefused(CampaignErrors.YearWithoutPlan(2025), (await OpenNextAsync()).Error);
    }

    [Fact]
    public async Task Open_GivenADayLongBeforeTheYear_ThenItIsRefused()
    {
        await PlanForNextAsync();
        await LiveOnAsync(new DateOnly(2023, 12, 31));

        AssertRefused(CampaignErrors.YearTooEarly(2025, new DateOnly(2024, 1, 1)), (await OpenNextAsync()).Error);
    }

    [Fact]
    public async Task Open_GivenAYearThatIsNotTheNext_ThenItIsRefused()
    {
        var answer = await _portal.UseCase<OpenCoverageYear>().ExecuteAsync(2027, null, Official, CancellationToken.None);

        AssertRefused(CampaignErrors.YearChanged(2027), answer.Error);
    }

    [Fact]
    public async Task Open_GivenPeopleOnTheBooks_ThenEverybodyBelongsToTheNewYearAndIsKnownToHaveBeenCovered()
    {
        // Given
        var family = await _place.AddAsync(
            AMovingCounty.Village,
            TestMember.Head("续一") with { LastCovered = (2023, "二档") },
            new TestMember("未续"),
            new TestMember("在外") { Exemption = ExemptionReason.EmployeeInsurance });
        Assert.Null((await _place.PayAsync(family, 0)).Error);

        // When
        await PlanForNextAsync();
        Assert.Null((await OpenNextAsync()).Error);

        // Then
        var board = (await _portal.UseCase<ReadProgress>().ExecuteAsync(null, Official, CancellationToken.None)).Value;
        Assert.Equal((3, 1, 0), (board.Counts.Registered, board.Counts.Exempt, board.Counts.Enrolled));
        var sheet = await SheetAsync(family, AMovingCounty.Clerk);
        Assert.Equal(2025, sheet.CoverageYear);
        Assert.Equal("一档", sheet.Members.Single(member => member.Name == "续一").LastTier);
        Assert.Null(sheet.Members.Single(member => member.Name == "未续").LastTier);
        var older = await SheetAsync(family, InYear(AMovingCounty.Clerk, 2024));
        Assert.Equal("二档", older.Members.Single(member => member.Name == "续一").LastTier);
        Assert.NotNull(older.Members.Single(member => member.Name == "续一").Enrolled);
        await _place.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Open_GivenATownshipPlanWithTargets_ThenTheNewYearHasItsQuotas()
    {
        await PlanForNextAsync();
        await OpenNextAsync();

        Assert.Equal(
            await _portal.OwnerScalarAsync<long>("select sum(heads) from quota join campaign on campaign.id = campaign_id where coverage_year = 2025"),
            PlanLibrary.BuiltIn.For(OrgCode.Parse("500240108"), 2024)!.Quotas!.Rows
                .Where(row => row.Unit?.Value is AMovingCounty.Village or AMovingCounty.OtherVillage).Sum(row => (long)row.Target!));
    }

    [Fact]
    public async Task Changes_GivenTwoOpenYears_ThenBothAreCountedAndPaymentsGoToTheChosenOne()
    {
        // Given
        var family = await _place.AddAsync(AMovingCounty.Village, TestMember.Head("两年") with { LastCovered = (2023, "一档") }, new TestMember("同行"));
        await PlanForNextAsync();
        Assert.Null((await OpenNextAsync()).Error);

        // When
        Assert.Null((await PayAsync(family, 0, AMovingCounty.Clerk)).Error);
        Assert.Null((await PayAsync(family, 0, InYear(AMovingCounty.Clerk, 2024))).Error);
        await LeaveAsync(family.Members[1]);

        // Then
        Assert.Equal("2024:1:1 2025:1:1", await _portal.OwnerScalarAsync<string>(
            """
            select string_agg(coverage_year || ':' || enrolled || ':' || exempt, ' ' order by coverage_year)
            from (select coverage_year, sum(enrolled) enrolled, sum(exempt) exempt from village_progress join campaign on campaign.id = campaign_id group by 1) sums
            """));
        // The late payment is the year before by the new year's rules.
        var sheet = await SheetAsync(family, AMovingCounty.Clerk);
        Assert.NotNull(sheet.Members[0].LastTier);
        await _place.AssertBooksAgreeAsync();
    }

    [Fact]
    public async Task Quotas_GivenAVersionWithOtherTargets_ThenTheOpenYearFollowsOnItsDayAndOnlyOnce()
    {
        // Given
        await _portal.Services.GetRequiredService<CarryOutQuotas>().ExecuteAsync(CancellationToken.None);
        var before = await HeadsAsync();
        await PublishAsync("500240108", 2024, version: 2, new DateOnly(2023, 12, 1), json => json
            .Replace("\"target\": 4813", "\"target\": 4913", StringComparison.Ordinal).Replace("\"target\": 15041", "\"target\": 15141", StringComparison.Ordinal));

        // When
        var early = await _portal.Services.GetRequiredService<CarryOutQuotas>().ExecuteAsync(CancellationToken.None);
        await LiveOnAsync(new DateOnly(2023, 12, 1));
        var changed = await _portal.Services.GetRequiredService<CarryOutQuotas>().ExecuteAsync(CancellationToken.None);
        var again = await _portal.Services.GetRequiredService<CarryOutQuotas>().ExecuteAsync(CancellationToken.None);

        // Then
        Assert.Equal((0, 1, 0), (early, changed, again));
        Assert.Equal((4813 + 2256, 4913 + 2256), (before, await HeadsAsync()));
        Assert.Equal(2, await _portal.OwnerScalarAsync<long>("select count(*) from audit_entry where action = 'campaign.quotas-changed'"));
    }

    [Fact]
    public async Task Renewals_GivenTheYearBefore_ThenTheyExpectItsPeopleAndNameWhatHasChanged()
    {
        // Given
        var staying = await _place.AddAsync(AMovingCounty.Village, TestMember.Head("续保"), new TestMember("再缴"), new TestMember("去职工"), new TestMember("首次"));
        var moving = await _place.AddAsync(AMovingCounty.Village, TestMember.Head("迁走"));
        Assert.Null((await _place.PayAsync(staying, 0, 1, 2)).Error);
        Assert.Null((await _place.PayAsync(moving, 0)).Error);
        await PlanForNextAsync();
        Assert.Null((await OpenNextAsync()).Error);

        // When
        Assert.Null((await PayAsync(staying, 1, AMovingCounty.Clerk)).Error);
        await LeaveAsync(staying.Members[2]);
        Assert.Null((await _portal.UseCase<MoveHousehold>().ExecuteAsync(
            new MoveHouseholdCommand(moving.Id, OrgCode.Parse(AMovingCounty.OtherVillage), string.Empty, "新街1号", "搬家"), AMovingCounty.Clerk, CancellationToken.None)).Error);
        await _portal.OwnerScalarAsync<long>(
            """
            with added as (insert into person_identity (tenant_id, id, person_id, org_code, category, certified_by, certified_on)
              select tenant_id, gen_random_uuid(), id, org_code, '城乡低保对象', '县民政局', date '2024-10-01' from person where name = '续保' returning 1)
            select count(*) from added
            """);

        // Then
        var board = (await _portal.UseCase<ReadRenewals>().ExecuteAsync(null, Official, CancellationToken.None)).Value;
        Assert.Equal(2025, board.CoverageYear);
        Assert.Equal(
            "Waiting 2, Incomplete 2, Renewed 1, Left 1, First 1, Moved 1, IdentityChanged 1",
            string.Join(", ", Enum.GetValues<RenewalKind>().Select(kind => $"{kind} {board.Sum(kind)}")));
        Assert.Equal(["续保"], await NamesAsync(AMovingCounty.Village, RenewalKind.Waiting));
        Assert.Equal(["去职工"], await NamesAsync("500240", RenewalKind.Left));
        Assert.Equal(["首次"], await NamesAsync("500240", RenewalKind.First));
        Assert.Equal(["迁走"], await NamesAsync(AMovingCounty.OtherVillage, RenewalKind.Moved));
        Assert.Equal(["续保"], await NamesAsync("500240", RenewalKind.IdentityChanged));
        Assert.Empty(await NamesAsync(AMovingCounty.FarVillage, RenewalKind.Waiting));
    }

    [Fact]
    public async Task Close_GivenAYearWhoseLastDayHasNotPassed_ThenItIsRefused() =>
        AssertRefused(CampaignErrors.YearNotOver(2024, new DateOnly(2024, 12, 31)), (await CloseAsync(2024)).Error);

    [Fact]
    public async Task Close_GivenNoReason_ThenItIsRefused() =>
        AssertRefused(CampaignErrors.YearReason, (await _portal.UseCase<CloseCoverageYear>().ExecuteAsync(2024, " ", Official, CancellationToken.None)).Error);

    [Fact]
    public async Task Close_GivenAClosedYear_ThenNeitherTheUseCasesNorPlainSqlChangeIt()
    {
        // Given
        var family = await _place.AddAsync(AMovingCounty.Village, TestMember.Head("迟到").With("城乡低保对象"), new TestMember("已缴"));
        Assert.Null((await _place.PayAsync(family, 1)).Error);
        await LiveOnAsync(new DateOnly(2025, 1, 5));
        Assert.Null((await CloseAsync(2024)).Error);
        var before = await CountsAsync();

        // When
        var paid = await _place.PayAsync(family, 0);
        await LeaveAsync(family.Members[0]);

        // Then
        AssertRefused(CampaignErrors.YearClosed(2024), paid.Error);
        Assert.Equal(before, await CountsAsync());
        foreach (var sql in (string[])[
            "update village_progress set enrolled = enrolled + 1 where org_code = '500240108001'",
            "update group_progress set enrolled = enrolled + 1",
            "update receipt_book set last_number = last_number + 1",
            "insert into contribution select (c).* from (select jsonb_populate_record(contribution, jsonb_build_object('id', gen_random_uuid(), 'idempotency_key', gen_random_uuid(), 'receipt_number', 77)) c from contribution limit 1) more",
            "insert into quota (tenant_id, campaign_id, org_code, heads, printed_name) select tenant_id, id, '500240108001', 1, 'x' from campaign",
            "insert into plan_version (tenant_id, id, org_code, coverage_year, version, title, document, digest, published_at, effective_from) select tenant_id, gen_random_uuid(), org_code, coverage_year, 99, title, document, digest, published_at, effective_from from plan_version limit 1"])
        {
            await using var work = await _portal.Database.BeginAsync(Official.Scope, CancellationToken.None);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => work.Database.ExecuteSqlRawAsync(sql));
            Assert.Equal(PostgresErrorCodes.ObjectNotInPrerequisiteState, refused.SqlState);
        }
    }

    [Fact]
    public async Task Reopen_GivenAClosedYear_ThenItTakesChangesAgainAndTheRecordSaysWhy()
    {
        // Given
        var family = await _place.AddAsync(AMovingCounty.Village, TestMember.Head("补缴"), new TestMember("走了"));
        await LiveOnAsync(new DateOnly(2025, 1, 5));
        Assert.Null((await CloseAsync(2024)).Error);
        await LeaveAsync(family.Members[1]);

        // When
        var answer = await _portal.UseCase<ReopenCoverageYear>().ExecuteAsync(2024, "漏记一笔", Official, CancellationToken.None);
        await LiveOnAsync(new DateOnly(2024, 12, 30));

        // Then
        Assert.Null(answer.Error);
        await _place.AssertBooksAgreeAsync();
        Assert.Null((await PayAsync(family, 0, AMovingCounty.Clerk)).Error);
        var years = (await _portal.UseCase<ReadCoverageYears>().ExecuteAsync(Official, CancellationToken.None)).Value;
        Assert.Equal(["campaign.reopened", "campaign.closed"], years.Years[0].Events.Select(happened => happened.Action));
        Assert.Equal("漏记一笔", years.Years[0].Events[0].Reason);
    }

    [Fact]
    public async Task Close_GivenAPaymentUnderWay_ThenItWaitsForItAndTheNextPaymentIsRefused()
    {
        // Given
        var family = await _place.AddAsync(AMovingCounty.Village, TestMember.Head("正缴"), new TestMember("后到"));
        await LiveOnAsync(new DateOnly(2025, 1, 5));
        await using var underWay = await _portal.Database.BeginAsync(AMovingCounty.Clerk.Scope, CancellationToken.None);
        await underWay.LockHouseholdsAsync([family.Id], CancellationToken.None);

        // When
        var closing = CloseAsync(2024);
        await WaitUntilSomebodyWaitsAsync();
        Assert.False(closing.IsCompleted);
        var late = _place.PayAsync(family, 1);
        await underWay.CommitAsync(CancellationToken.None);

        // Then
        Assert.Null((await closing).Error);
        AssertRefused(CampaignErrors.YearClosed(2024), (await late).Error);
    }

    [Fact]
    public async Task Open_GivenAnExemptionUnderWay_ThenItIsCountedInTheNewYearToo()
    {
        // Given
        var family = await _place.AddAsync(AMovingCounty.Village, TestMember.Head("刚走"), new TestMember("留下"));
        await PlanForNextAsync();
        await using var underWay = await _portal.Database.BeginAsync(AMovingCounty.Clerk.Scope, CancellationToken.None);
        await underWay.LockHouseholdsAsync([family.Id], CancellationToken.None);

        // When
        var opening = OpenNextAsync();
        await WaitUntilSomebodyWaitsAsync();
        var leaving = LeaveAsync(family.Members[1]);
        await underWay.CommitAsync(CancellationToken.None);

        // Then
        Assert.Null((await opening).Error);
        await leaving;
        await _place.AssertBooksAgreeAsync();
        Assert.Equal(2, await _portal.OwnerScalarAsync<long>("select count(*) from (select campaign_id from village_progress group by 1 having sum(exempt) = 1) counted"));
    }

    private static void AssertRefused(Error expected, Error? actual) => Assert.Equal(expected.ToString(), actual?.ToString());

    private static Actor InYear(Actor actor, int year) => actor with { Scope = actor.Scope.InYear(year) };

    private Task<Result<int>> OpenNextAsync() => _portal.UseCase<OpenCoverageYear>().ExecuteAsync(2025, null, Official, CancellationToken.None);

    private Task<Result<int>> CloseAsync(int year) => _portal.UseCase<CloseCoverageYear>().ExecuteAsync(year, "本年度工作结束", Official, CancellationToken.None);

    private async Task<HouseholdSheet> SheetAsync(Household household, Actor actor) =>
        (await _portal.UseCase<OpenHousehold>().ExecuteAsync(household.Id, null, actor, CancellationToken.None)).Value;

    private async Task<Result<RecordedReceipt>> PayAsync(Household household, int member, Actor clerk)
    {
        var id = household.Members[member].Id;
        var quote = (await SheetAsync(household, clerk)).Members.Single(sheet => sheet.PersonId == id).Quotes.First(offered => offered.IsPayable);
        var command = new RecordContributionCommand(
            household.Id, [new ContributionLine(id, quote.Tier.Key)], PaymentChannel.Cash, null, "付款人", quote.Assessment.TotalDue!.Value, Guid.CreateVersion7());
        return await _portal.UseCase<RecordContribution>().ExecuteAsync(command, clerk, CancellationToken.None);
    }

    private async Task LeaveAsync(Person person)
    {
        var command = new ExemptPersonCommand(person.Id, ExemptionReason.EmployeeInsurance, new DateOnly(2023, 11, 1), null, "职工医保", null, null);
        Assert.Null((await _portal.UseCase<ExemptPerson>().ExecuteAsync(command, AMovingCounty.Clerk, CancellationToken.None)).Error);
    }

    private async Task<IEnumerable<string>> NamesAsync(string unit, RenewalKind kind) =>
        (await _portal.UseCase<ListRenewalPeople>().ExecuteAsync(OrgCode.Parse(unit), kind, 1, Official, CancellationToken.None)).Value.People.Select(person => person.Name);

    private Task<long> HeadsAsync() => _portal.OwnerScalarAsync<long>("select coalesce(sum(heads), 0) from quota");

    private async Task PublishAsync(string unit, int year, int version, DateOnly from, Func<string, string> edit)
    {
        var document = PlanLibrary.BuiltInDocuments.Single(document => document.Label == $"{unit}/{year}");
        await _portal.OwnerScalarAsync<long>(
            """
            with added as (insert into plan_version (tenant_id, id, org_code, coverage_year, version, title, document, digest, published_at, effective_from)
              values (500240, gen_random_uuid(), $1, $2, $3, 'x', $4::jsonb, 'x', now(), $5) returning 1)
            select count(*) from added
            """,
            unit, year, version, edit(document.Json), from);
    }

    private Task<string> CountsAsync() => _portal.OwnerScalarAsync<string>("select string_agg(village_progress::text, ';' order by org_code, day) from village_progress");

    private Task<long> LiveOnAsync(DateOnly day) => _portal.OwnerScalarAsync<long>(
        "with moved as (update tenant set business_date = $1 returning 1) select count(*) from moved", day);

    // The county's rules a year later: every day of the documents moves on by one.
    private async Task PlanForNextAsync()
    {
        await LiveOnAsync(new DateOnly(2024, 11, 20));
        await using var work = await _portal.Database.BeginAsync(Official.Scope, CancellationToken.None);
        foreach (var document in PlanLibrary.BuiltInDocuments.Where(document => document.Label is "500240/2024" or "500240108/2024"))
        {
            var unit = OrgCode.Parse(document.Label.Split('/')[0]);
            var json = Day().Replace(document.Json, day => DateOnly.ParseExact(day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddYears(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                .Replace("\"year\": 2024", "\"year\": 2025", StringComparison.Ordinal);
            work.PlanVersions.Add(new PlanVersion(Guid.CreateVersion7(), unit, 2025, 1, $"{unit}/2025", json, document.Label, _portal.Clock.Now));
        }

        await work.CommitAsync(CancellationToken.None);
    }

    private async Task WaitUntilSomebodyWaitsAsync()
    {
        while (await _portal.OwnerScalarAsync<long>("select count(*) from pg_locks where locktype = 'advisory' and not granted") == 0)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\d", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();
}
