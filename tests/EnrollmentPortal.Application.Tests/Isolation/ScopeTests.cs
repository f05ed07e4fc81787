using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.Isolation;

/// <summary>The scope's life: from the beginning of a transaction to its end, never longer, never changed.</summary>
public sealed class ScopeTests(TwoCounties counties) : IClassFixture<TwoCounties>
{
    private static readonly Scope A = Scope.Of(OrgCode.Parse(SeededRows.CountyA));
    private static readonly Scope B = Scope.Of(OrgCode.Parse(SeededRows.CountyB));

    [Fact]
    public async Task Select_GivenNoScope_ThenNoTableHasARow()
    {
        // Given
        await using var session = await counties.BeginAsync(scope: null);

        foreach (var table in counties.Tables)
        {
            // When
            var rows = await session.TextsAsync($"select to_jsonb(t)::text from {table.Name} t");

            // Then
            Assert.Equal((table.Name, 0), (table.Name, rows.Count));
        }
    }

    [Fact]
    public async Task Write_GivenNoScope_ThenEveryInsertIsRefused()
    {
        // Given
        await using var session = await counties.BeginAsync(scope: null);

        foreach (var table in counties.Tables)
        {
            // When
            var row = counties.RowsOf(table)[0];
            var outcome = await session.TryAsync(table.Insertion, row.Json);

            // Then
            Assert.Equal((table.Name, PostgresErrorCodes.InsufficientPrivilege), (table.Name, outcome));
        }
    }

    [Fact]
    public async Task UseScope_GivenAScopeIsSet_ThenASecondIsRefused()
    {
        // Given
        await using var session = await counties.BeginAsync(A);

        // When
        var same = await session.TryAsync("select use_scope($1, $2)", A.TenantId, A.Prefix);
        var other = await session.TryAsync("select use_scope($1, $2)", B.TenantId, B.Prefix);

        // Then
        Assert.Equal((PostgresErrorCodes.ObjectInUse, PostgresErrorCodes.ObjectInUse), (same, other));
    }

    [Theory]
    [InlineData("null", "'500240'")]
    [InlineData("500240", "null")]
    [InlineData("500240", "''")]
    [InlineData("500240", "'%'")]
    [InlineData("500240", "'5002400010010011'")]
    [InlineData("500240", "'500240'' or true --'")]
    public async Task UseScope_GivenNoScopeAtAll_ThenItIsRefused(string tenant, string scope)
    {
        // Given
        await using var session = await counties.BeginAsync(scope: null);

        // When
        var outcome = await session.TryAsync($"select use_scope({tenant}, {scope})");

        // Then
        Assert.Equal(PostgresErrorCodes.InvalidParameterValue, outcome);
    }

    [Fact]
    public async Task UseScope_GivenATenantAndAnotherTenantsUnit_ThenNoRowBelongsToBoth()
    {
        // Given
        await using var session = await counties.BeginAsync(scope: null);
        await session.ExecuteAsync("select use_scope($1, $2)", A.TenantId, B.Prefix);

        foreach (var table in counties.Tables.Where(table => table.Reach != Reach.Tenant))
        {
            // When
            var rows = await session.TextsAsync($"select to_jsonb(t)::text from {table.Name} t");

            // Then
            Assert.Equal((table.Name, 0), (table.Name, rows.Count));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Scope_GivenTheTransactionEnded_ThenTheConnectionRemembersNothing(bool committed)
    {
        // Given
        await using var connection = await counties.Application.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var use = new NpgsqlCommand("select use_scope(500240, '500240')", connection);
            await use.ExecuteNonQueryAsync();
            await (committed ? transaction.CommitAsync() : transaction.RollbackAsync());
        }

        // When
        await using var count = new NpgsqlCommand("select count(*) from person", connection);

        // Then
        Assert.Equal(0L, await count.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Scope_GivenTwoConnectionsInterleaved_ThenEachKeepsItsOwn()
    {
        // Given
        await using var first = await counties.BeginAsync(A);
        await using var second = await counties.BeginAsync(B);

        for (var round = 0; round < 5; round++)
        {
            // When
            var mine = await first.TextsAsync("select distinct tenant_id::text from person");
            var theirs = await second.TextsAsync("select distinct tenant_id::text from person");

            // Then
            Assert.Equal(([SeededRows.CountyA], [SeededRows.CountyB]), (mine.ToArray(), theirs.ToArray()), TupleOfTexts);
        }
    }

    [Fact]
    public async Task Write_GivenAnotherConnectionWritesTheSameKeyInItsCounty_ThenNeitherWaitsNorSees()
    {
        // Given one county's transaction holds a new row that is not committed
        await using var first = await counties.BeginAsync(A);
        await using var second = await counties.BeginAsync(B);
        const string Insert = """
            insert into audit_entry (tenant_id, id, org_code, at, actor_name, action, subject_type, subject_id)
            values ($1, '00000000-0000-0000-0000-000000000001', $2, now(), 'x', 'test.two', 'x', 'x')
            """;
        await first.ExecuteAsync(Insert, A.TenantId, A.Prefix);

        // When the other county writes the same id, which would wait if the key were shared
        await second.ExecuteAsync("set local lock_timeout = '2s'");
        var changed = await second.ExecuteAsync(Insert, B.TenantId, B.Prefix);

        // Then
        Assert.Equal(1, changed);
        Assert.Equal([SeededRows.CountyB], await second.TextsAsync("select tenant_id::text from audit_entry where action = 'test.two'"));
    }

    private static bool TupleOfTexts((string[] First, string[] Second) left, (string[] First, string[] Second) right) =>
        left.First.SequenceEqual(right.First) && left.Second.SequenceEqual(right.Second);
}
