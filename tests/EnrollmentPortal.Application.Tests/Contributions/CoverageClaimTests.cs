using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Registry.IdNumbers;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.Contributions;

/// <summary>One ID number, one year, one cover over all counties; no county learns more than kind and since.</summary>
public sealed class CoverageClaimTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string VillageA = "500240108001";
    private const string VillageB = "421321101001";

    private static readonly Actor ClerkA = TestPortal.ActorAs(Role.TownshipClerk, "500240108");
    private static readonly Actor ClerkB = TestPortal.ActorAs(Role.TownshipClerk, "421321101");
    private static readonly SemaphoreSlim One = new(1);
    private static bool _arranged;

    public async ValueTask InitializeAsync()
    {
        await One.WaitAsync();
        if (!_arranged)
        {
            await TestCounty.OpenAsync(portal, 500240, 2024, new DateOnly(2023, 11, 20), VillageA);
            await TestCounty.OpenAsync(portal, 421321, 2024, new DateOnly(2023, 11, 20), VillageB);
            // 随县's plan is that of 2023; what is asked here does not depend on its prices.
            _arranged = true;
        }
    }

    public ValueTask DisposeAsync()
    {
        One.Release();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task RecordContribution_GivenACoverInAnotherCounty_ThenTheDeskShowsItAndNothingIsTaken()
    {
        // Given: the same number is on the books of both; the other county has enrolled it
        var number = TestCounty.NextNumber(new TestMember("双县人"));
        var here = await RegisterAsync(VillageA, ClerkA, "双县人", number);
        await ClaimAsync(421321, number);

        // When
        var sheet = await portal.UseCase<OpenHousehold>().ExecuteAsync(here, null, ClerkA, CancellationToken.None);
        var paid = await PayAsync(here, sheet.Value.Members[0].PersonId);

        // Then
        Assert.Empty(sheet.Value.Members[0].Quotes);
        Assert.Equal("contribution.resident-elsewhere", sheet.Value.Members[0].Problem?.Code);
        Assert.Equal(["双县人", (object)new DateOnly(2023, 11, 20)], sheet.Value.Members[0].Problem!.Arguments);
        Assert.Equal("contribution.resident-elsewhere", paid.Error?.Code);
        Assert.Equal(0L, await portal.OwnerScalarAsync<long>("select count(*) from enrollment where tenant_id = 500240 and household_id = $1", here));
        Assert.Equal(0L, await portal.OwnerScalarAsync<long>("select count(*) from receipt_book where last_number > (select count(*) from contribution where book_code = receipt_book.org_code)"));
    }

    [Fact]
    public async Task RecordContribution_GivenAnEnrolment_ThenTheNumberIsClaimedAndTheOtherCountyIsRefused()
    {
        // Given
        var number = TestCounty.NextNumber(new TestMember("先参保"));
        var here = await RegisterAsync(VillageA, ClerkA, "先参保", number);
        var there = await RegisterAsync(VillageB, ClerkB, "先参保", number);
        var person = await PersonAsync(here);

        // When
        var paid = await PayAsync(here, person);
        var record = await portal.UseCase<OpenHouseholdRecord>().ExecuteAsync(there, ClerkB, CancellationToken.None);

        // Then
        Assert.Null(paid.Error);
        Assert.Equal(new CoverageElsewhere("Resident", new DateOnly(2023, 11, 20)), Assert.Single(record.Value.Members).Elsewhere);
        Assert.False(await TryClaimAsync(421321, number));
    }

    [Fact]
    public async Task ClaimCoverage_GivenTwoCountiesAtOnce_ThenExactlyOneHasIt()
    {
        for (var round = 0; round < 10; round++)
        {
            // Given
            var number = TestCounty.NextNumber(new TestMember("同时"));
            var gate = new TaskCompletionSource();

            // When
            var claims = new[] { 500240, 421321 }.Select(tenant => Task.Run(async () =>
            {
                await gate.Task;
                return await TryClaimAsync(tenant, number);
            })).ToArray();
            gate.SetResult();

            // Then
            Assert.Single(await Task.WhenAll(claims), won => won);
        }
    }

    [Fact]
    public async Task ClaimCoverage_GivenTheOtherCountysTransactionRollsBack_ThenTheNumberIsFree()
    {
        // Given
        var number = TestCounty.NextNumber(new TestMember("回滚"));
        await using (var open = await ConnectAsync(500240))
        {
            Assert.True(await ClaimOnAsync(open, number));
            // The transaction ends without a commit.
        }

        // When, Then
        Assert.True(await TryClaimAsync(421321, number));
    }

    [Fact]
    public async Task Table_GivenTheApplicationRole_ThenNobodyReadsOrWritesItPastTheFunctions()
    {
        await using var work = await ConnectAsync(500240);

        foreach (var sql in new[] { "select count(*) from coverage_claim", "delete from coverage_claim", "insert into coverage_claim values ('x', 2024, 500240, 'Resident', now())" })
        {
            await using var command = new NpgsqlCommand("savepoint here; " + sql, work);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
            await using var back = new NpgsqlCommand("rollback to here", work);
            await back.ExecuteNonQueryAsync();
        }
    }

    [Fact]
    public async Task ReleaseCoverage_GivenAnotherCountysClaim_ThenItStays()
    {
        // Given
        var number = TestCounty.NextNumber(new TestMember("别人的"));
        await ClaimAsync(421321, number);

        // When
        await using (var work = await portal.Database.BeginAsync(Application.Tenancy.Scope.Of(OrgCode.Parse("500240")), CancellationToken.None))
        {
            await work.ReleaseAsync(Vault.Hash(number), 2024, CancellationToken.None);
            await work.CommitAsync(CancellationToken.None);
        }

        // Then
        Assert.False(await TryClaimAsync(500240, number));
    }

    [Fact]
    public async Task Functions_GivenNoScope_ThenTheyRefuse()
    {
        await using var source = NpgsqlDataSource.Create(portal.Connections.Application);
        await using var command = source.CreateCommand("select * from coverage_elsewhere(array[]::bytea[], 2024)");

        await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteScalarAsync());
    }

    private IdNumberVault Vault => (IdNumberVault)portal.Services.GetService(typeof(IdNumberVault))!;

    private async Task<Guid> RegisterAsync(string village, Actor clerk, string name, IdNumber number)
    {
        var member = new NewMember(name, Relation.Head, number.Reveal(), number.Sex, number.BirthDate, EthnicGroup.Han, null, ResidenceGrounds.LocalHukou);
        var done = await portal.UseCase<RegisterHousehold>().ExecuteAsync(Households.AFamily.Of(village, member), clerk, CancellationToken.None);
        Assert.Null(done.Error);
        return done.Value.HouseholdId;
    }

    private Task<Guid> PersonAsync(Guid household) => portal.OwnerScalarAsync<Guid>("select id from person where household_id = $1", household);

    private Task<Result<RecordedReceipt>> PayAsync(Guid household, Guid person) => portal.UseCase<RecordContribution>().ExecuteAsync(
        new RecordContributionCommand(household, [new ContributionLine(person, "一档")], PaymentChannel.Cash, null, "付款人", Money.Yuan(380), Guid.CreateVersion7()),
        ClerkA,
        CancellationToken.None);

    private async Task ClaimAsync(int tenant, IdNumber number) => Assert.True(await TryClaimAsync(tenant, number));

    private async Task<bool> TryClaimAsync(int tenant, IdNumber number)
    {
        await using var connection = await ConnectAsync(tenant);
        var won = await ClaimOnAsync(connection, number);
        await using var end = new NpgsqlCommand(won ? "commit" : "rollback", connection);
        await end.ExecuteNonQueryAsync();
        return won;
    }

    private async Task<bool> ClaimOnAsync(NpgsqlConnection connection, IdNumber number)
    {
        await using var command = new NpgsqlCommand("select count(*) from claim_coverage(array[$1], 2024, 'Resident', array['2023-11-20'::date])", connection)
        {
            Parameters = { new() { Value = Vault.Hash(number) } },
        };
        return (long)(await command.ExecuteScalarAsync())! == 0;
    }

    private async Task<NpgsqlConnection> ConnectAsync(int tenant)
    {
        var connection = new NpgsqlConnection(portal.Connections.Application);
        await connection.OpenAsync();
        await using var begin = new NpgsqlCommand($"begin; select use_scope({tenant}, '{tenant}')", connection);
        await begin.ExecuteNonQueryAsync();
        return connection;
    }
}
