using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.CoverageYears;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Tests.Households.Changes;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.CoverageYears;

/// <summary>石柱县 closes 2024, and opens it once more.</summary>
public sealed class CloseCoverageYearTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly ATurningYear _year = new(cluster);

    public ValueTask InitializeAsync() => _year.InitializeAsync();

    public ValueTask DisposeAsync() => _year.DisposeAsync();

    [Fact]
    public async Task Close_GivenAYearWhoseLastDayHasNotPassed_ThenItIsRefused() =>
        ATurningYear.AssertRefused(CampaignErrors.YearNotOver(2024, new DateOnly(2024, 12, 31)), (await _year.CloseAsync(2024)).Error);

    [Fact]
    public async Task Close_GivenNoReason_ThenItIsRefused() =>
        ATurningYear.AssertRefused(CampaignErrors.YearReason, (await _year.Portal.UseCase<CloseCoverageYear>().ExecuteAsync(2024, " ", AMovingCounty.Official, CancellationToken.None)).Error);

    [Fact]
    public async Task Close_GivenAClosedYear_ThenNeitherTheUseCasesNorPlainSqlChangeIt()
    {
        // Given
        var family = await _year.Place.AddAsync(AMovingCounty.Village, TestMember.Head("迟到").With("城乡低保对象"), new TestMember("已缴"));
        Assert.Null((await _year.Place.PayAsync(family, 1)).Error);
        await _year.LiveOnAsync(new DateOnly(2025, 1, 5));
        Assert.Null((await _year.CloseAsync(2024)).Error);
        var before = await CountsAsync();

        // When
        var paid = await _year.Place.PayAsync(family, 0);
        await _year.LeaveAsync(family.Members[0]);

        // Then
        ATurningYear.AssertRefused(CampaignErrors.YearClosed(2024), paid.Error);
        Assert.Equal(before, await CountsAsync());
        foreach (var sql in (string[])[
            "update village_progress set enrolled = enrolled + 1 where org_code = '500240108001'",
            "update group_progress set enrolled = enrolled + 1",
            "update receipt_book set last_number = last_number + 1",
            "insert into contribution select (c).* from (select jsonb_populate_record(contribution, jsonb_build_object('id', gen_random_uuid(), 'idempotency_key', gen_random_uuid(), 'receipt_number', 77)) c from contribution limit 1) more",
            "insert into quota (tenant_id, campaign_id, org_code, heads, printed_name) select tenant_id, id, '500240108001', 1, 'x' from campaign",
            "insert into plan_version (tenant_id, id, org_code, coverage_year, version, title, document, digest, published_at, effective_from) select tenant_id, gen_random_uuid(), org_code, coverage_year, 99, title, document, digest, published_at, effective_from from plan_version limit 1"])
        {
            await using var work = await _year.Portal.Database.BeginAsync(AMovingCounty.Official.Scope, CancellationToken.None);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => work.Database.ExecuteSqlRawAsync(sql));
            Assert.Equal(PostgresErrorCodes.ObjectNotInPrerequisiteState, refused.SqlState);
        }
    }

    [Fact]
    public async Task Reopen_GivenAClosedYear_ThenItTakesChangesAgainAndTheRecordSaysWhy()
    {
        // Given
        var family = await _year.Place.AddAsync(AMovingCounty.Village, TestMember.Head("补缴"), new TestMember("走了"));
        await _year.LiveOnAsync(new DateOnly(2025, 1, 5));
        Assert.Null((await _year.CloseAsync(2024)).Error);
        await _year.LeaveAsync(family.Members[1]);

        // When
        var answer = await _year.Portal.UseCase<ReopenCoverageYear>().ExecuteAsync(2024, "漏记一笔", AMovingCounty.Official, CancellationToken.None);
        await _year.LiveOnAsync(new DateOnly(2024, 12, 30));

        // Then
        Assert.Null(answer.Error);
        await _year.Place.AssertBooksAgreeAsync();
        Assert.Null((await _year.PayAsync(family, 0, AMovingCounty.Clerk)).Error);
        var years = (await _year.Portal.UseCase<ReadCoverageYears>().ExecuteAsync(AMovingCounty.Official, CancellationToken.None)).Value;
        Assert.Equal(["campaign.reopened", "campaign.closed"], years.Years[0].Events.Select(happened => happened.Action));
        Assert.Equal("漏记一笔", years.Years[0].Events[0].Reason);
    }

    [Fact]
    public async Task Close_GivenAPaymentUnderWay_ThenItWaitsForItAndTheNextPaymentIsRefused()
    {
        // Given
        var family = await _year.Place.AddAsync(AMovingCounty.Village, TestMember.Head("正缴"), new TestMember("后到"));
        await _year.LiveOnAsync(new DateOnly(2025, 1, 5));
        await using var underWay = await _year.Portal.Database.BeginAsync(AMovingCounty.Clerk.Scope, CancellationToken.None);
        await underWay.LockHouseholdsAsync([family.Id], CancellationToken.None);

        // When
        var closing = _year.CloseAsync(2024);
        await _year.WaitUntilSomebodyWaitsAsync();
        Assert.False(closing.IsCompleted);
        var late = _year.Place.PayAsync(family, 1);
        await underWay.CommitAsync(CancellationToken.None);

        // Then
        Assert.Null((await closing).Error);
        ATurningYear.AssertRefused(CampaignErrors.YearClosed(2024), (await late).Error);
    }

    private Task<string> CountsAsync() => _year.Portal.OwnerScalarAsync<string>("select string_agg(village_progress::text, ';' order by org_code, day) from village_progress");
}
