using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Application.Progress.Verification;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.ZeroDeclarations;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.ZeroDeclarations;
using EnrollmentPortal.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EnrollmentPortal.Application.Tests.ZeroDeclarations;

/// <summary>What an approved declaration puts on the books, and what it does not when the world has changed.</summary>
public sealed class EnrolZeroDeclarationTests(TestCluster cluster) : IAsyncLifetime
{
    private readonly ZeroTown _town = new(cluster);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _town.OpenAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Approve_GivenAList_ThenEveryHouseholdHasAReceiptAndTheBooksAgree()
    {
        // Given: a household of two, one of one, and one in another township, beside what a desk took before
        var pair = await _town.County.AddHouseholdAsync(
            ZeroTown.Village, TestMember.Head("双一").With(ZeroTown.Destitute), new TestMember("双二").With("计生残抚（特扶）对象", "城乡低保对象"), new TestMember("双三"));
        await _town.AddAsync("单", ZeroTown.SecondVillage);
        await _town.AddAsync("别", ZeroTown.OtherTownVillage);
        var desk = await _town.AddAsync("窗口", ZeroTown.Village, "城乡低保对象");
        await PayAsync(desk, 38);
        var id = await _town.ProposeAsync();

        // When
        var approved = await _town.ApproveAsync(id);
        await _town.WorkAsync();

        // Then
        Assert.Equal(4, approved.Value);
        Assert.Equal("别 Enrolled,单 Enrolled,双一 Enrolled,双二 Enrolled", await _town.LinesAsync(id));
        Assert.Equal(ZeroDeclarationState.Done, await _town.StateAsync(id));
        Assert.Equal(
            "500240103 1 ZeroDeclaration 核准人 0,500240108 1 Cash TownshipClerk 3800,500240108 2 ZeroDeclaration 核准人 0,500240108 3 ZeroDeclaration 核准人 0",
            await _town.Portal.OwnerScalarAsync<string>(
                "select string_agg(concat_ws(' ', book_code, receipt_number, channel, recorded_by_name, total_fen), ',' order by book_code, receipt_number) from contribution"));
        Assert.Equal(2L, await _town.CountAsync("select count(*) from enrollment where household_id = $1 and self_pay_fen = 0 and subsidy_fen = 38000", pair.Id));
        Assert.Equal(3L, await _town.CountAsync("select count(*) from audit_entry where action = 'contribution.recorded' and actor_name = '核准人'"));
        Assert.Equal(1L, await _town.CountAsync("select count(*) from audit_entry where action = 'zero.done'"));
        await AssertBooksAsync();
    }

    [Fact]
    public async Task Approve_GivenChangesSinceTheProposal_ThenThoseAreNotEnrolledAndTheListSaysWhy()
    {
        // Given
        var (exempt, paid, ended, other, moved, stays) = (
            await _town.AddAsync("免"), await _town.AddAsync("缴"), await _town.AddAsync("停"), await _town.AddAsync("换"), await _town.AddAsync("迁"), await _town.AddAsync("留"));
        var id = await _town.ProposeAsync();
        await _town.Portal.UseCase<ExemptPerson>().ExecuteAsync(
            new ExemptPersonCommand(exempt.Id, ExemptionReason.EmployeeInsurance, new DateOnly(2023, 11, 1), null, "参加职工医保", null, null), ZeroTown.Clerk, Cancellation);
        await PayAsync(paid, 0);
        await ExecuteAsync("update person_identity set ended_on = '2023-11-19' where person_id = $1 returning 1", ended.Id);
        await ExecuteAsync("update person_identity set category = '计生残抚（特扶）对象' where person_id = $1 returning 1", other.Id);
        await ExecuteAsync("update household set org_code = '500240103001' where id = $1 returning 1", moved.HouseholdId);
        await ExecuteAsync("update person set org_code = '500240103001' where id = $1 returning 1", moved.Id);

        // When
        await _town.ApproveAsync(id);
        await _town.WorkAsync();

        // Then
        Assert.Equal(
            "停 Dropped zero.not-free,免 Dropped zero.exempt,换 Dropped zero.price-changed,留 Enrolled,缴 Dropped zero.already-enrolled,迁 Dropped zero.moved",
            await _town.LinesAsync(id));
        Assert.Equal(ZeroDeclarationState.Done, await _town.StateAsync(id));
        Assert.Equal(1L, await _town.CountAsync("select count(*) from enrollment where person_id = $1", stays.Id));
    }

    [Fact]
    public async Task Approve_GivenTwoApproversAtOnce_ThenOneApprovesAndNobodyIsEnrolledTwice()
    {
        // Given
        await _town.AddAsync("甲");
        await _town.AddAsync("乙", ZeroTown.OtherTownVillage);
        var id = await _town.ProposeAsync();
        var approvers = Enumerable.Range(0, 4).Select(index => TestPortal.ActorAs(Application.Access.Role.CountyOfficial, "500240") with { Name = $"核准{index}" });

        // When
        var results = await Task.WhenAll(approvers.Select(approver => _town.ApproveAsync(id, approver)));
        await Task.WhenAll(_town.WorkAsync(), _town.WorkAsync());

        // Then
        Assert.Single(results, result => !result.IsError);
        Assert.All(results.Where(result => result.IsError), result => Assert.Equal(ZeroErrors.WrongState, result.Error));
        Assert.Equal(2L, await _town.CountAsync("select count(*) from enrollment"));
        await AssertBooksAsync();
    }

    [Fact]
    public async Task Run_GivenTwoConnectionsAtOnceAndADeskBetweenThem_ThenEveryPersonIsEnrolledOnce()
    {
        // Given
        var people = new List<Person>();
        for (var index = 0; index < 40; index++)
        {
            people.Add(await _town.AddAsync($"人{index:00}", index % 2 == 0 ? ZeroTown.Village : ZeroTown.OtherTownVillage));
        }

        var id = await _town.ProposeAsync();
        await _town.ApproveAsync(id);

        // When: three runs of the same job, as if its claim had been lost, and a desk that takes some of the same people
        var desk = people.Where((_, index) => index % 4 == 0).Select(person => PayAsync(person, 0));
        await Task.WhenAll([.. desk, RunAsync(id), RunAsync(id), RunAsync(id)]);

        // Then
        Assert.Equal(40L, await _town.CountAsync("select count(*) from enrollment"));
        Assert.Equal(40L, await _town.CountAsync("select count(*) from zero_declaration_line where state = 'Enrolled' or reason = 'zero.already-enrolled'"));
        Assert.Equal(
            0L,
            await _town.CountAsync("select count(*) from zero_declaration_line line where state = 'Enrolled' and not exists (select from enrollment e where e.person_id = line.person_id and e.contribution_id = line.contribution_id)"));
        await AssertBooksAsync();
    }

    [Fact]
    public async Task Run_GivenAProcessThatIsKilledInTheSecondTownship_ThenTheFirstStandsWholeAndTheNextRunDoesTheRest()
    {
        // Given: the second township's transaction is held up at a household that somebody else has locked
        await _town.AddAsync("一镇", ZeroTown.OtherTownVillage);
        var held = await _town.AddAsync("二镇");
        await _town.AddAsync("二镇二", ZeroTown.SecondVillage);
        var id = await _town.ProposeAsync();
        await _town.ApproveAsync(id);
        await using var source = Npgsql.NpgsqlDataSource.Create(_town.Portal.Connections.Owner);
        await using var other = await source.OpenConnectionAsync(Cancellation);
        await using var holding = await other.BeginTransactionAsync(Cancellation);
        await using (var command = new Npgsql.NpgsqlCommand("select from household where id = $1 for update", other, holding) { Parameters = { new() { Value = held.HouseholdId } } })
        {
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        // When: its connection is cut, as by a kill
        var running = RunAsync(id);
        while (await _town.CountAsync("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 0)
        {
            await Task.Yield();
        }

        await _town.CountAsync("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
        await Assert.ThrowsAnyAsync<Exception>(() => running);
        await holding.RollbackAsync(Cancellation);

        // Then
        Assert.Equal("一镇 Enrolled,二镇 Proposed,二镇二 Proposed", await _town.LinesAsync(id));
        Assert.Equal(1L, await _town.CountAsync("select count(*) from enrollment"));
        Assert.Equal(0L, await _town.CountAsync("select count(*) from receipt_book where org_code = '500240108' and last_number > 0"));
        await _town.WorkAsync();
        Assert.Equal("一镇 Enrolled,二镇 Enrolled,二镇二 Enrolled", await _town.LinesAsync(id));
        Assert.Equal(3L, await _town.CountAsync("select count(*) from enrollment"));
        await AssertBooksAsync();
    }

    [Fact]
    public async Task Continue_GivenAStoppedRun_ThenItGoesOnOrEndsWithTheRestSaid()
    {
        // Given
        await _town.AddAsync("甲");
        var id = await _town.ProposeAsync();
        await _town.ApproveAsync(id);
        var job = (await _town.ReadAsync(id)).Job!;
        Assert.Equal(ZeroErrors.Busy, (await _town.Portal.UseCase<EndZeroDeclaration>().ExecuteAsync(id, null, ZeroTown.Approver, Cancellation)).Error);
        await _town.Portal.UseCase<CancelJob>().ExecuteAsync(job.Id, ZeroTown.Approver, Cancellation);
        await _town.WorkAsync();
        Assert.Equal((ZeroDeclarationState.Approved, JobState.Cancelled), (await _town.StateAsync(id), (await _town.ReadAsync(id)).Job!.State));

        // When
        await _town.Portal.UseCase<ContinueZeroDeclaration>().ExecuteAsync(id, ZeroTown.Approver, Cancellation);
        var again = await _town.Portal.UseCase<ContinueZeroDeclaration>().ExecuteAsync(id, ZeroTown.Approver, Cancellation);
        await _town.Portal.UseCase<CancelJob>().ExecuteAsync((await _town.ReadAsync(id)).Job!.Id, ZeroTown.Approver, Cancellation);
        var ended = await _town.Portal.UseCase<EndZeroDeclaration>().ExecuteAsync(id, "换人办理", ZeroTown.Approver, Cancellation);

        // Then
        Assert.Equal((ZeroErrors.Busy, ZeroDeclarationState.Done), (again.Error, ended.Value));
        Assert.Equal("甲 Dropped zero.ended-before", await _town.LinesAsync(id));
        Assert.Equal(0L, await _town.CountAsync("select count(*) from enrollment"));
    }

    private async Task RunAsync(Guid declaration)
    {
        await using var work = await _town.Portal.Database.BeginAsync(ZeroTown.Approver.Scope, Cancellation);
        var job = work.Jobs.Single(row => row.SubjectId == declaration && row.Kind == "zero-enrol");
        var kind = _town.Portal.Services.GetServices<IJobKind>().Single(candidate => candidate.Name == job.Kind);
        Assert.Null(await kind.RunAsync(new JobRun(_town.Portal.Database, job, ZeroTown.Approver), Cancellation));
    }

    private Task<Result<RecordedReceipt>> PayAsync(Person person, long yuan) => _town.Portal.UseCase<RecordContribution>().ExecuteAsync(
        new RecordContributionCommand(
            person.HouseholdId, [new ContributionLine(person.Id, "一档")], yuan == 0 ? PaymentChannel.ZeroDeclaration : PaymentChannel.Cash, null, person.Name, Money.Yuan(yuan), Guid.NewGuid()),
        TestPortal.ActorAs(Application.Access.Role.TownshipClerk, person.OrgCode.Value[..9]),
        Cancellation);

    private Task<int> ExecuteAsync(string sql, Guid id) => _town.Portal.OwnerScalarAsync<int>(sql, id);

    private async Task AssertBooksAsync()
    {
        var checks = (await _town.Portal.UseCase<VerifyLedger>().ExecuteAsync(VerifyLedger.CommandLineActor(500240), Cancellation)).Value;
        Assert.Equal([], checks.Where(check => check.First is not null).Select(check => $"{check.Name} {check.First}"));
    }
}
