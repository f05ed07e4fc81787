using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.Persistence;

/// <summary>What a lost connection looks like when it arrives, by every way that the program asks the database.</summary>
public sealed class LostDatabaseTests(TestPortal portal) : IClassFixture<TestPortal>
{
    [Fact]
    public async Task Explains_GivenAConnectionThatWasKilledUnderAQuery_ThenYesThoughEntityFrameworkWrapsIt()
    {
        // Given
        await using var work = await portal.Database.BeginAsync(Scope.Platform, TestContext.Current.CancellationToken);
        await KillAsync();

        // When
        var problem = await Assert.ThrowsAnyAsync<Exception>(() => work.Tenants.ToListAsync(TestContext.Current.CancellationToken));

        // Then: the type says nothing
        Assert.IsNotType<NpgsqlException>(problem, exactMatch: false);
        Assert.True(LostDatabase.Explains(problem), problem.ToString());
    }

    [Fact]
    public async Task Explains_GivenAConnectionThatWasKilledUnderACommit_ThenYes()
    {
        // Given
        await using var work = await portal.Database.BeginAsync(Scope.Platform, TestContext.Current.CancellationToken);
        await KillAsync();

        // When
        var problem = await Assert.ThrowsAnyAsync<Exception>(() => work.CommitAsync(TestContext.Current.CancellationToken));

        // Then
        Assert.True(LostDatabase.Explains(problem), problem.ToString());
    }

    [Fact]
    public async Task Explains_GivenNoServer_ThenYesAndTheProbeSaysSo()
    {
        // Given
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Timeout=2");

        // When
        var problem = await Assert.ThrowsAnyAsync<Exception>(() => new Database(nowhere, portal.Clock).BeginAsync(Scope.Platform, TestContext.Current.CancellationToken));

        // Then
        Assert.True(LostDatabase.Explains(problem), problem.ToString());
        Assert.False(await new DatabaseProbe(nowhere).AnswersAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("select 1 / 0")]
    [InlineData("select no_such_column")]
    [InlineData("do $$ begin raise exception using errcode = '40P01'; end $$")]
    [InlineData("do $$ begin raise exception using errcode = '23505'; end $$")]
    public async Task Explains_GivenWorkThatIsWrong_ThenNo(string sql)
    {
        // Given
        await using var work = await portal.Database.BeginAsync(Scope.Platform, TestContext.Current.CancellationToken);

        // When
        var problem = await Assert.ThrowsAnyAsync<Exception>(() => work.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken));

        // Then
        Assert.False(LostDatabase.Explains(problem), problem.ToString());
    }

    private Task<bool> KillAsync() => portal.OwnerScalarAsync<bool>(
        "select count(pg_terminate_backend(pid, 5000)) > 0 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
}
