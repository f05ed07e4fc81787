using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.TestKit;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.Persistence;

/// <summary>Migrations run once each, whichever process runs them, and never on a schema that is not theirs.</summary>
public sealed class MigratorTests(TestCluster cluster)
{
    [Fact]
    public async Task RunAsync_GivenAnEmptyDatabase_ThenEveryScriptRunsOnceAndASecondRunDoesNothing()
    {
        // Given
        await using var owner = await EmptyAsync();

        // When
        var first = await new Migrator(owner).RunAsync(CancellationToken.None);
        var second = await new Migrator(owner).RunAsync(CancellationToken.None);

        // Then
        Assert.Equal((await NotedAsync(owner), 0), (first, second));
        Assert.True(first >= 5);
    }

    [Fact]
    public async Task RunAsync_GivenFourRunnersAtOnce_ThenEveryScriptRunsOnce()
    {
        // Given
        await using var owner = await EmptyAsync();

        // When
        var ran = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new Migrator(owner).RunAsync(CancellationToken.None)));

        // Then: one did all of it, the others waited and found nothing to do
        Assert.Equal([0, 0, 0, await NotedAsync(owner)], ran.Order());
    }

    [Fact]
    public async Task RunAsync_GivenADatabaseNewerThanTheProgram_ThenItIsRefusedAndLeftAlone()
    {
        // Given
        await using var owner = await MigratedAsync();
        await ExecuteAsync(owner, "insert into schema_migration (version, name, digest) values (9001, '9001_future.sql', 'x')");
        var before = await NotedAsync(owner);

        // When
        var refusal = await Assert.ThrowsAsync<SchemaException>(() => new Migrator(owner).RunAsync(CancellationToken.None));

        // Then
        Assert.Contains("9001", refusal.Message);
        Assert.Contains("update the program", refusal.Message);
        Assert.Equal(before, await NotedAsync(owner));
    }

    [Fact]
    public async Task RunAsync_GivenADatabaseOfTheEarlierNumbering_ThenItIsRefusedAndNothingChanges()
    {
        // Given: a table of that time, and what its runner wrote down
        await using var owner = await EmptyAsync();
        await ExecuteAsync(owner, """
            create table roster_case (id int primary key, note text not null);
            insert into roster_case values (1, 'kept');
            create table schema_migration (version int primary key, name text not null, digest text not null, applied_at timestamptz not null default now());
            insert into schema_migration (version, name, digest) values (1, '0001_tenancy.sql', 'a'), (88, '0088_refused_sign_in.sql', 'b')
            """);
        var before = await StateAsync(owner);

        // When
        var refusal = await Assert.ThrowsAsync<SchemaException>(() => new Migrator(owner).RunAsync(CancellationToken.None));

        // Then
        Assert.Contains("earlier version of the program (schema 88)", refusal.Message);
        Assert.Contains("new data folder or an empty database", refusal.Message);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Equal(before, await StateAsync(owner));
    }

    [Fact]
    public async Task RunAsync_GivenAScriptThatChangedAfterItRan_ThenItIsRefusedByName()
    {
        // Given
        await using var owner = await MigratedAsync();
        await ExecuteAsync(owner, "update schema_migration set digest = 'another' where version = 104");

        // When
        var refusal = await Assert.ThrowsAsync<SchemaException>(() => new Migrator(owner).RunAsync(CancellationToken.None));

        // Then
        Assert.Contains("0104_campaigns.sql", refusal.Message);
    }

    [Fact]
    public async Task RunAsync_GivenARefusal_ThenTheLockIsFreeForTheNextRunner()
    {
        // Given
        await using var owner = await MigratedAsync();
        await ExecuteAsync(owner, "update schema_migration set digest = 'another' || digest where version = 104");
        await Assert.ThrowsAsync<SchemaException>(() => new Migrator(owner).RunAsync(CancellationToken.None));
        await ExecuteAsync(owner, "update schema_migration set digest = substr(digest, 8) where version = 104");

        // When
        var ran = await new Migrator(owner).RunAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));

        // Then
        Assert.Equal(0, ran);
    }

    private async Task<NpgsqlDataSource> EmptyAsync()
    {
        var connections = await cluster.CreateEmptyDatabaseAsync();
        await connections.EnsureApplicationRoleAsync(CancellationToken.None);
        return NpgsqlDataSource.Create(connections.Owner);
    }

    private async Task<NpgsqlDataSource> MigratedAsync() => NpgsqlDataSource.Create((await cluster.CreateDatabaseAsync()).Owner);

    private static async Task<int> NotedAsync(NpgsqlDataSource owner)
    {
        await using var command = owner.CreateCommand("select count(*)::int from schema_migration");
        return (int)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Every table and function, and the rows of those tables that the refused database has.</summary>
    private static async Task<string> StateAsync(NpgsqlDataSource owner)
    {
        await using var command = owner.CreateCommand("""
            select (select string_agg(relname, ' ' order by relname) from pg_class where relnamespace = 'public'::regnamespace)
              || (select count(*) from pg_proc where pronamespace = 'public'::regnamespace)
              || (select string_agg(kept::text, ' ' order by id) from roster_case kept)
              || (select string_agg(ran::text, ' ' order by version) from schema_migration ran)
            """);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource owner, string sql)
    {
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
