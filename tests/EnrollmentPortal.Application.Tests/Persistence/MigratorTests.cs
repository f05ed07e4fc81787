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
    public async Task RunAsync_GivenAScriptThatChangedAfterItRan_ThenItIsRefusedByName()
    {
        // Given
        await using var owner = await MigratedAsync();
        await ExecuteAsync(owner, "update schema_migration set digest = 'another' where version = 3");

        // When
        var refusal = await Assert.ThrowsAsync<SchemaException>(() => new Migrator(owner).RunAsync(CancellationToken.None));

        // Then
        Assert.Contains("0003_campaign.sql", refusal.Message);
    }

    [Fact]
    public async Task RunAsync_GivenARefusal_ThenTheLockIsFreeForTheNextRunner()
    {
        // Given
        await using var owner = await MigratedAsync();
        await ExecuteAsync(owner, "update schema_migration set digest = 'another' || digest where version = 3");
        await Assert.ThrowsAsync<SchemaException>(() => new Migrator(owner).RunAsync(CancellationToken.None));
        await ExecuteAsync(owner, "update schema_migration set digest = substr(digest, 8) where version = 3");

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

    private static async Task ExecuteAsync(NpgsqlDataSource owner, string sql)
    {
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
