using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Kernel;
using Npgsql;

namespace EnrollmentPortal.Benchmarks.Searching;

/// <summary>A person to search for, by everything that can be typed.</summary>
internal sealed record Sought(
    string Name,
    string Initials,
    string Pinyin,
    IdNumber Number,
    string Phone,
    string HeadName,
    string HouseholdNumber,
    string Address,
    string Village,
    string VillageCode)
{
    /// <summary>So many people of a unit. Spread by a hash of the id, so that they live all over it; every call brings the same ones.</summary>
    public static async Task<List<Sought>> SampleAsync(BenchCounty county, OrgCode unit, int people)
    {
        await using var command = county.Owner.CreateCommand(
            """
            select person.name, name_initials, name_pinyin, id_number_cipher, coalesce(person.phone, household.phone), household.head_name, household.number,
                   household.address, unit.name, unit.org_code
            from person
            join household on household.tenant_id = person.tenant_id and household.id = person.household_id
            join org_unit unit on unit.tenant_id = person.tenant_id and unit.org_code = person.org_code
            where coalesce(person.phone, household.phone) is not null and starts_with(person.org_code, $2)
            order by md5(person.id::text) limit $1
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = people });
        command.Parameters.Add(new NpgsqlParameter { Value = unit.Value });
        await using var reader = await command.ExecuteReaderAsync();
        var sample = new List<Sought>();
        while (await reader.ReadAsync())
        {
            sample.Add(new Sought(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetString(2),
                NumberIn(county, reader.GetFieldValue<byte[]>(3)),
                reader.GetString(4),
                reader.GetString(5),
                reader.GetString(6),
                reader.GetString(7),
                reader.GetString(8),
                reader.GetString(9)));
        }

        return sample;
    }

    private static IdNumber NumberIn(BenchCounty county, byte[] cipher) =>
        IdNumber.Parse(county.Vault.Reveal(county.Tenant.TenantId, cipher), allowReserved: true).Value;
}
