using System.Data.Common;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Application.Tests.Households;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EnrollmentPortal.Application.Tests.Registry;

/// <summary>The plans that PostgreSQL makes for the search as the application role, under row-level security, in a register of a hundred thousand.</summary>
public sealed class RegistryQueriesTests(TestPortal portal) : IClassFixture<TestPortal>, IAsyncLifetime
{
    private const string Township = "500240108";

    public async ValueTask InitializeAsync()
    {
        if (await portal.OwnerScalarAsync<long>("select count(*) from tenant") > 0)
        {
            return;
        }

        await new ARegister(portal, 500240).BuildAsync();
        await portal.OwnerScalarAsync<long>(
            """
            with households as (
              insert into household (tenant_id, id, org_code, number, head_name, phone)
              select 500240, md5('household' || i)::uuid, (array['500240108001', '500240108002', '500240109001'])[1 + i % 3], lpad(i::text, 8, '0'), '谭' || i,
                     (15400000000 + i * 7919)::text
              from generate_series(1, 25000) i
              returning id, org_code, number::int as i),
            people as (
              insert into person (tenant_id, id, household_id, org_code, name, name_initials, name_pinyin, phone, relation, sex, born_on, ethnic_group,
                                  id_number_hash, id_number_cipher, id_number_masked, registered_on)
              select 500240, md5('person' || i || '-' || member)::uuid, id, org_code,
                     substr('谭冉马向秦', 1 + (i + member) % 5, 1) || chr(19968 + i % 4000), substr('trmxq', 1 + (i + member) % 5, 1) || chr(97 + i % 26),
                     substr('trmxq', 1 + (i + member) % 5, 1) || 'an' || chr(97 + i % 26) || i, (15800000000 + i * 7919 + member)::text,
                     case when member = 1 then 'Head' else 'Son' end, 'Male', '1980-01-01', '汉族',
                     decode(md5('number' || i || '-' || member), 'hex'), '', '992***********0011', '2023-09-01'
              from households, generate_series(1, 4) member
              returning 1)
            select count(*) from people
            """);
        await ExecuteAsOwnerAsync("analyze person, household");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public Task ByIdNumber_GivenALargeRegister_ThenTheHashIsLookedUpInItsIndex() =>
        AssertUsesAsync("person_tenant_id_id_number_hash_key", work => RegistryQueries.ByIdNumber(work, new byte[32]));

    [Fact]
    public Task ByName_GivenALargeRegister_ThenNameAndUnitAreLookedUpInTheirIndex() =>
        AssertUsesAsync("person_by_name", work => RegistryQueries.ByName(work, "谭", Township));

    [Fact]
    public Task ByInitials_GivenALargeRegister_ThenInitialsAndUnitAreLookedUpInTheirIndex() =>
        AssertUsesAsync("person_by_initials", work => RegistryQueries.ByInitials(work, "tx", Township));

    [Fact]
    public Task ByHouseholdNumber_GivenALargeRegister_ThenTheNumberIsLookedUpInItsIndex() =>
        AssertUsesAsync("household_tenant_id_number_key", work => RegistryQueries.ByHouseholdNumber(work, "0000012", Township));

    [Fact]
    public Task ByPinyin_GivenALargeRegister_ThenPinyinAndUnitAreLookedUpInTheirIndex() =>
        AssertUsesAsync("person_by_pinyin", work => RegistryQueries.ByPinyin(work, "tanx", Township));

    [Fact]
    public Task ByPhone_GivenALargeRegister_ThenTheTailIsLookedUpInItsIndex() =>
        AssertUsesAsync("person_by_phone", work => RegistryQueries.ByPhone(work, "4321", Township));

    [Fact]
    public Task ByHouseholdPhone_GivenALargeRegister_ThenTheTailIsLookedUpInItsIndex() =>
        AssertUsesAsync("household_by_phone", work => RegistryQueries.ByHouseholdPhone(work, "4321", Township));

    [Fact]
    public Task ByHead_GivenALargeRegister_ThenTheHeadsNameIsLookedUpInItsIndex() =>
        AssertUsesAsync("household_by_head", work => RegistryQueries.ByHead(work, "谭17", Township));

    [Fact]
    public Task ByEarlierIdNumber_GivenALargeRegister_ThenNobodyIsReadButThePerson() =>
        AssertUsesAsync("person_pkey", work => RegistryQueries.ByEarlierIdNumber(work, new byte[32]));

    private async Task AssertUsesAsync(string index, Func<UnitOfWork, IQueryable<Person>> query)
    {
        // Given
        await using var work = await portal.Database.BeginAsync(Scope.Of(OrgCode.Parse(Township)), CancellationToken.None);

        // When
        var plan = await ExplainAsync(work, query(work).Take(SearchRegistry.Limit));

        // Then
        Assert.Contains($"Index Scan using {index}", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on person", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on household", plan, StringComparison.Ordinal);
    }

    private static async Task<string> ExplainAsync(UnitOfWork work, IQueryable<Person> query)
    {
        await using var command = query.CreateDbCommand();
        command.CommandText = "explain " + command.CommandText;
        command.Transaction = work.Database.CurrentTransaction!.GetDbTransaction();
        await using var reader = await command.ExecuteReaderAsync();
        return await LinesAsync(reader);
    }

    private static async Task<string> LinesAsync(DbDataReader reader)
    {
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }

    private async Task ExecuteAsOwnerAsync(string sql)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(portal.Connections.Owner);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
