using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.Persistence;

/// <summary>The EF models and the migrated schema say the same.</summary>
public sealed class ModelTests(TestCluster cluster)
{
    /// <summary>Tables that no entity maps, and columns that only SQL uses: each with its reader.</summary>
    private static readonly string[] SqlOnly =
    [
        // The migration runner.
        "schema_migration",
        // The keeper of the cookie keys.
        "data_protection_key",
        // Three functions of the database.
        "coverage_claim",
        // The import's own statements.
        "import_household",
        // What was decided at the first start.
        "installation",
        // The comparison of the key file at the start.
        "id_number_key",
        // For people who look at the table by hand; the default fills it.
        "tenant.created_at",
    ];

    [Fact]
    public async Task UnitOfWork_GivenTheMigratedSchema_ThenColumnsTypesNullabilityAndKeysAgree()
    {
        // Given
        await using var owner = await OwnerAsync();
        await using var work = new Database(owner, TimeProvider.System).Unscoped();

        // When
        var model = SchemaComparison.Of(work.Model);

        // Then
        await AssertSameAsync(owner, model);
    }

    [Fact]
    public async Task AccountContext_GivenTheMigratedSchema_ThenColumnsTypesNullabilityAndKeysAgree()
    {
        // Given
        await using var owner = await OwnerAsync();
        await using var accounts = new AccountContext(new DbContextOptionsBuilder<AccountContext>().UseNpgsql(owner).Options);

        // When
        var model = SchemaComparison.Of(accounts.Model);

        // Then
        await AssertSameAsync(owner, model);
    }

    [Fact]
    public async Task Schema_GivenEveryTable_ThenAModelMapsItOrTheListNamesItsReader()
    {
        // Given
        await using var owner = await OwnerAsync();
        await using var work = new Database(owner, TimeProvider.System).Unscoped();
        await using var accounts = new AccountContext(new DbContextOptionsBuilder<AccountContext>().UseNpgsql(owner).Options);

        // When
        var mapped = SchemaComparison.Of(work.Model).Concat(SchemaComparison.Of(accounts.Model)).Select(column => column.Table);
        var tables = (await SchemaComparison.ReadAsync(owner)).Select(column => column.Table);

        // Then
        Assert.Equal([], tables.Distinct().Except(mapped).Except(SqlOnly));
    }

    private static async Task AssertSameAsync(NpgsqlDataSource owner, IReadOnlyList<ColumnShape> model)
    {
        var tables = model.Select(column => column.Table).ToHashSet(StringComparer.Ordinal);
        var schema = (await SchemaComparison.ReadAsync(owner))
            .Where(column => tables.Contains(column.Table) && !SqlOnly.Contains($"{column.Table}.{column.Column}"));
        Assert.NotEmpty(tables);
        Assert.Equal(schema.Select(column => column.ToString()).Order(), model.Select(column => column.ToString()).Order());
    }

    private async Task<NpgsqlDataSource> OwnerAsync() => NpgsqlDataSource.Create((await cluster.CreateDatabaseAsync()).Owner);
}
