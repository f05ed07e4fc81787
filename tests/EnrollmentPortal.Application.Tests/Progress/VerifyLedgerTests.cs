using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Application.Progress.Verification;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;

namespace EnrollmentPortal.Application.Tests.Progress;

/// <summary>Books of 王场 after real payments, and after somebody tampered with them past the application.</summary>
public sealed class VerifyLedgerTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string Village = "500240108001";
    private static readonly SemaphoreSlim One = new(1);
    private static bool _arranged;

    public async ValueTask InitializeAsync()
    {
        await One.WaitAsync();
        if (!_arranged)
        {
            await ArrangeAsync();
            _arranged = true;
        }
    }

    public ValueTask DisposeAsync()
    {
        One.Release();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task ExecuteAsync_GivenBooksThatTheUseCasesKept_ThenEveryCheckIsOk()
    {
        var checks = await VerifyAsync();

        Assert.All(checks, check => Assert.True(check.IsOk, $"{check.Name}: {check.First}"));
        Assert.Equal(15, checks.Count);
    }

    [Fact]
    public async Task ReadProgress_GivenThePayments_ThenTheBoardSaysWhatTheLedgerSays()
    {
        // When
        var board = await portal.UseCase<ReadProgress>().ExecuteAsync(null, TestPortal.ActorAs(Role.CountyOfficial, "500240"), CancellationToken.None);

        // Then
        Assert.Equal(await portal.OwnerScalarAsync<long>("select count(*) from enrollment"), board.Value.Counts.Enrolled);
        Assert.Equal(await portal.OwnerScalarAsync<long>("select count(*) from person"), board.Value.Counts.Registered);
        Assert.Equal(await portal.OwnerScalarAsync<decimal>("select sum(self_pay_fen) from enrollment"), board.Value.Counts.SelfPay.Fen);
        Assert.Equal(await portal.OwnerScalarAsync<decimal>("select sum(subsidy_fen) from enrollment"), board.Value.Counts.Subsidy.Fen);
        Assert.Equal(
            await portal.OwnerScalarAsync<long>(
                "select count(*) from person where exemption_reason is null and id not in (select person_id from enrollment)"),
            board.Value.Counts.Missing);
    }

    [Theory]
    [InlineData("counters.registered", "update village_progress set registered = registered + 1 where enrolled = 0", "update village_progress set registered = registered - 1 where enrolled = 0")]
    [InlineData("counters.exempt", "update village_progress set exempt = exempt + 1 where registered > 0", "update village_progress set exempt = exempt - 1 where registered > 0")]
    [InlineData("counters.enrolled-here,counters.enrolled", "update village_progress set enrolled = enrolled + 1 where enrolled > 0", "update village_progress set enrolled = enrolled - 1 where enrolled > 0")]
    [InlineData("counters.self-pay", "update village_progress set self_pay_fen = self_pay_fen + 1", "update village_progress set self_pay_fen = self_pay_fen - 1")]
    [InlineData("groups.enrolled", "update group_progress set enrolled = enrolled + 1", "update group_progress set enrolled = enrolled - 1")]
    [InlineData("groups.registered", "update group_progress set registered = registered + 1", "update group_progress set registered = registered - 1")]
    [InlineData("receipts.sequence", "update receipt_book set last_number = last_number + 1", "update receipt_book set last_number = last_number - 1")]
    [InlineData("contributions.total", "update contribution set total_fen = total_fen + 1 where total_fen > 0", "update contribution set total_fen = total_fen - 1 where total_fen > 0")]
    public async Task ExecuteAsync_GivenAChangePastTheApplication_ThenOnlyTheChecksOfItFail(string name, string change, string undo)
    {
        await portal.OwnerScalarAsync<int>($"with changed as ({change} returning 1) select count(*)::int from changed");
        try
        {
            var failed = (await VerifyAsync()).Where(check => !check.IsOk).ToList();

            Assert.Equal(name, string.Join(',', failed.Select(check => check.Name)));
            Assert.All(failed, check => Assert.Equal(1, Math.Abs(check.First!.Kept - check.First.Recomputed)));
        }
        finally
        {
            await portal.OwnerScalarAsync<int>($"with changed as ({undo} returning 1) select count(*)::int from changed");
        }
    }

    [Fact]
    public async Task ExecuteAsync_GivenAClerk_ThenRefused()
    {
        await Assert.ThrowsAsync<AccessDeniedException>(() => portal.UseCase<VerifyLedger>().ExecuteAsync(TestPortal.ActorAs(Role.TownshipClerk, "500240108"), CancellationToken.None));
    }

    private async Task ArrangeAsync()
    {
        var county = await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), Village);
        var household = await county.AddHouseholdAsync(
            Village,
            TestMember.Head("谭大山").With("城乡低保对象"),
            new TestMember("马桂花"),
            new TestMember("谭勇") { Exemption = ExemptionReason.EmployeeInsurance });
        await county.AddHouseholdAsync(Village, TestMember.Head("向平"));
        var command = new RecordContributionCommand(
            household.Id,
            [.. household.Members.Take(2).Select(member => new ContributionLine(member.Id, "一档"))],
            PaymentChannel.Cash,
            null,
            "谭大山",
            Money.Yuan(38 + 380),
            Guid.CreateVersion7());
        var receipt = await portal.UseCase<RecordContribution>().ExecuteAsync(command, TestPortal.ActorAs(Role.TownshipClerk, "500240108"), CancellationToken.None);
        Assert.Null(receipt.Error);
    }

    private async Task<IReadOnlyList<LedgerCheck>> VerifyAsync()
    {
        var answer = await portal.UseCase<VerifyLedger>().ExecuteAsync(VerifyLedger.CommandLineActor(500240), CancellationToken.None);
        Assert.Null(answer.Error);
        return answer.Value;
    }
}
