using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.Isolation;

/// <summary>What the application role sees and changes in each scope, in every tenant table, with SQL of its own making.</summary>
public sealed class RowIsolationTests(TwoCounties counties) : IClassFixture<TwoCounties>
{
    private const string InsufficientPrivilege = PostgresErrorCodes.InsufficientPrivilege;

    /// <summary>County, township, village, a group below one, the other county, the platform.</summary>
    public static TheoryData<string> Scopes =>
    [
        SeededRows.CountyA, SeededRows.TownshipA, SeededRows.OtherTownshipA, SeededRows.VillageA, SeededRows.OtherVillageA,
        SeededRows.VillageA + "001", SeededRows.CountyB, SeededRows.TownshipB, "0",
    ];

    [Fact]
    public void Seed_GivenTheCatalog_ThenEveryTenantTableHasRowsOfBothCounties()
    {
        // Given, When, Then
        Assert.Equal(counties.Tables.Select(table => table.Name), SeededRows.Statements.Select(statement => statement.Table).Order());
        foreach (var table in counties.Tables)
        {
            var tenants = counties.RowsOf(table).Select(row => row.TenantId).Where(tenant => tenant > 0).Distinct();
            Assert.True(tenants.Count() == 2, $"{table.Name} has no rows of both counties: add a statement to SeededRows.");
        }
    }

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Select_GivenAScope_ThenListAndCountHoldExactlyItsRows(string prefix)
    {
        // Given
        var scope = ScopeOf(prefix);
        await using var session = await counties.BeginAsync(scope);

        foreach (var table in counties.Tables)
        {
            // When
            var expected = counties.RowsOf(table).Where(row => row.IsVisibleTo(scope, table.Reach)).Select(row => row.Json).ToList();
            var listed = await session.TextsAsync($"select to_jsonb(t)::text from {table.Name} t");
            var counted = await session.TextsAsync($"select count(*)::text from {table.Name}");

            // Then
            Assert.Equal(expected.Order(), listed.Order());
            Assert.Equal([$"{expected.Count}"], counted);
        }
    }

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Select_GivenTheKeyOfAForeignRow_ThenItIsNotFound(string prefix)
    {
        // Given
        var scope = ScopeOf(prefix);
        await using var session = await counties.BeginAsync(scope);

        foreach (var (table, row) in ForeignRows((row, table) => row.IsVisibleTo(scope, table.Reach)))
        {
            // When
            var found = await session.TextsAsync($"select to_jsonb(t)::text from {table.Name} t where {KeyMatches(table)}", row.Key);

            // Then
            Assert.True(found.Count == 0, $"{prefix} found {table.Name} {row.Key}");
        }
    }

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Select_GivenASearchThatWouldFailOnForeignRows_ThenItNeverTouchesThem(string prefix)
    {
        // Given a condition that divides by zero on every row that is not the scope's: it must be asked after the policy
        var scope = ScopeOf(prefix);
        await using var session = await counties.BeginAsync(scope);

        foreach (var table in counties.Tables)
        {
            // When
            var foreign = counties.RowsOf(table).Where(row => !row.IsVisibleTo(scope, table.Reach)).Select(row => row.Json).ToArray();
            var outcome = await session.TryAsync(
                $"select from {table.Name} t where 1 / (case when to_jsonb(t)::text = any ($1) then 0 else 1 end) = 1", [foreign]);

            // Then
            Assert.False(outcome == PostgresErrorCodes.DivisionByZero, $"{prefix} searched foreign rows of {table.Name}");
        }
    }

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task UpdateAndDelete_GivenAForeignRow_ThenNothingChanges(string prefix)
    {
        // Given
        var scope = ScopeOf(prefix);
        await using var session = await counties.BeginAsync(scope);

        foreach (var (table, row) in ForeignRows((row, table) => row.IsWritableBy(scope, table.Reach)))
        {
            // When
            var updated = await session.TryAsync($"update {table.Name} t set tenant_id = tenant_id where {KeyMatches(table)}", row.Key);
            var deleted = await session.TryAsync($"delete from {table.Name} t where {KeyMatches(table)}", row.Key);

            // Then
            Assert.Equal(table.Allows("UPDATE") ? "0" : InsufficientPrivilege, updated);
            Assert.Equal(table.Allows("DELETE") ? "0" : InsufficientPrivilege, deleted);
        }
    }

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Insert_GivenARow_ThenAForeignOneIsRefusedByThePolicyAndAnOwnOneIsNot(string prefix)
    {
        // Given
        var scope = ScopeOf(prefix);
        await using var session = await counties.BeginAsync(scope);

        foreach (var table in counties.Tables)
        {
            foreach (var row in counties.RowsOf(table))
            {
                // When: the same row again. An own one gets past the policy and stops at its primary key.
                var outcome = await session.TryAsync(table.Insertion, row.Json);

                // Then
                var own = table.Allows("INSERT") && row.IsWritableBy(scope, table.Reach);
                Assert.Equal((table.Name, row.Key, own ? PostgresErrorCodes.UniqueViolation : InsufficientPrivilege), (table.Name, row.Key, outcome));
            }
        }
    }

    [Theory]
    [InlineData(SeededRows.CountyA, "tenant_id", SeededRows.CountyB)]
    [InlineData(SeededRows.TownshipA, "org_code", "500240002001")]
    [InlineData(SeededRows.VillageA, "org_code", SeededRows.OtherVillageA)]
    [InlineData(SeededRows.VillageA, "org_code", "130607001001")]
    public async Task Update_GivenAnOwnRow_ThenItCannotBeMovedOutOfTheScope(string prefix, string column, string target)
    {
        // Given
        await using var session = await counties.BeginAsync(ScopeOf(prefix));

        foreach (var table in counties.Tables.Where(table => table.Allows("UPDATE") && (column == "tenant_id" || (table.HasUnit && table.Reach != Reach.Tenant))))
        {
            // When
            var value = column == "tenant_id" ? target : $"'{target}'";
            var own = column == "tenant_id" ? "true" : $"org_code ^@ '{prefix}'";
            var moved = await session.TryAsync($"update {table.Name} set {column} = {value} where {own}");

            // Then: refused, or there was no row that the scope may write (receipt books belong to townships)
            Assert.Contains((table.Name, moved), new[] { (table.Name, InsufficientPrivilege), (table.Name == "receipt_book" ? table.Name : "", "0") });
        }
    }

    [Theory]
    [InlineData("set role postgres")]
    [InlineData("set session authorization postgres")]
    [InlineData("set local row_security = off; select count(*) from person")]
    [InlineData("alter table person disable row level security")]
    [InlineData("alter table person no force row level security")]
    [InlineData("drop policy portal_app_select on person")]
    [InlineData("create policy mine on person for select to portal_app using (true)")]
    [InlineData("truncate person")]
    [InlineData("copy person from stdin")]
    [InlineData("create table public.copied as select * from person")]
    [InlineData("create or replace function use_scope(tenant int, scope text) returns void language sql as ''")]
    [InlineData("grant portal_app to current_user")]
    [InlineData("alter role portal_app bypassrls")]
    [InlineData("copy person to program 'cat'")]
    [InlineData("select pg_read_file('/etc/hostname')")]
    [InlineData("select * from schema_migration")]
    public async Task RawSql_GivenAWayAroundThePolicies_ThenItIsRefused(string sql)
    {
        // Given
        await using var session = await counties.BeginAsync(ScopeOf(SeededRows.TownshipA));

        // When
        var refusal = await Assert.ThrowsAnyAsync<PostgresException>(() => session.ExecuteAsync(sql));

        // Then
        Assert.Contains(refusal.SqlState, new[] { InsufficientPrivilege, PostgresErrorCodes.FeatureNotSupported });
    }

    private List<(TenantTable Table, StoredRow Row)> ForeignRows(Func<StoredRow, TenantTable, bool> isOwn)
    {
        var rows = new List<(TenantTable, StoredRow)>();
        foreach (var table in counties.Tables)
        {
            rows.AddRange(counties.RowsOf(table).Where(row => !isOwn(row, table)).Select(row => (table, row)));
        }

        Assert.NotEmpty(rows);
        return rows;
    }

    private static string KeyMatches(TenantTable table) =>
        $"jsonb_build_object({string.Join(", ", table.Key.Select(column => $"'{column}', t.{column}"))}) = $1::text::jsonb";

    private static Scope ScopeOf(string prefix) => prefix == "0" ? Scope.Platform : Scope.Of(OrgCode.Parse(prefix));
}
