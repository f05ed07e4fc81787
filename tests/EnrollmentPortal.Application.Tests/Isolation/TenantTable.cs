using Npgsql;

namespace EnrollmentPortal.Application.Tests.Isolation;

/// <summary>Which rows of the tenant a scope reads.</summary>
public enum Reach
{
    /// <summary>The units at or below the scope.</summary>
    Subtree,

    /// <summary>Those, and the units above it.</summary>
    Lineage,

    /// <summary>Rows of which one of two units is at or below the scope; written where both are.</summary>
    Either,

    /// <summary>Every row of the tenant.</summary>
    Tenant,
}

/// <summary>A table that holds tenants' rows, as the catalog describes it.</summary>
/// <param name="Name">The table.</param>
/// <param name="Key">The primary key's columns in their order.</param>
/// <param name="Columns">Those that a row is written with; the database makes the others.</param>
/// <param name="Grants">What the application role may do: SELECT, INSERT, UPDATE, DELETE …</param>
/// <param name="HasUnit">Whether its rows belong to an organisation unit.</param>
public sealed record TenantTable(string Name, IReadOnlyList<string> Key, IReadOnlyList<string> Columns, IReadOnlyList<string> Grants, bool HasUnit)
{
    /// <summary>Tables outside row-level security: no tenant's data, or accounts, which are needed before a tenant is known.</summary>
    /// <remarks>A name is added here only with a reason that a reviewer accepts.</remarks>
    public static readonly IReadOnlyList<string> Shared =
    [
        // The county that holds a number's cover for a year, over all counties: nobody may read it, three functions answer.
        "coverage_claim",
        // Keys that protect cookies: the same for every tenant.
        "data_protection_key",
        // Which key file the installation's ID numbers belong to: one line, a fingerprint.
        "id_number_key",
        // Whether the installation is a demonstration: one line.
        "installation",
        // Sign-in happens before a scope exists.
        "portal_user", "portal_user_claim", "portal_user_login", "portal_user_token",
        // Names that were tried and may be nobody's, hashed, and from where.
        "sign_in_failure",
        // What the migration ran.
        "schema_migration",
        // Which counties there are is no secret.
        "tenant",
        // Asked of every request, before its scope is known.
        "user_session",
    ];

    /// <summary>Tables whose rows reach further than the subtree.</summary>
    private static readonly Dictionary<string, Reach> Reaches = new(StringComparer.Ordinal)
    {
        // A township reads its county's quota and the names of the units above it.
        ["org_unit"] = Reach.Lineage,
        ["quota"] = Reach.Lineage,
        // A township reads whose list a line stands in; the header of a roster names nobody.
        ["roster"] = Reach.Lineage,
        // A township reads that its county declares; the header names nobody.
        ["zero_declaration"] = Reach.Lineage,
        // A township reads which lists its county sent; the header names nobody.
        ["population_import"] = Reach.Lineage,
        // A row concerns where the list has the person, and where the registry has them.
        ["import_row"] = Reach.Either,
        // Plans and campaigns are public in the county.
        ["plan_version"] = Reach.Tenant,
        ["campaign"] = Reach.Tenant,
    };

    /// <summary>Which rows a scope reads here.</summary>
    public Reach Reach => Reaches.GetValueOrDefault(Name, Reach.Subtree);

    /// <summary>The column of the second unit, where a row has two.</summary>
    public string? OtherUnit => Reach == Reach.Either ? "registered_code" : null;

    /// <summary>Writes a row that is given as JSON.</summary>
    public string Insertion
    {
        get
        {
            var columns = string.Join(", ", Columns.Select(column => $"\"{column}\""));
            return $"insert into {Name} ({columns}) select {columns} from jsonb_populate_record(null::{Name}, $1::text::jsonb)";
        }
    }

    public bool Allows(string command) => Grants.Contains(command);

    /// <summary>Every table of the schema with a tenant_id, but for the shared ones.</summary>
    public static async Task<IReadOnlyList<TenantTable>> ReadAsync(NpgsqlDataSource owner)
    {
        await using var command = owner.CreateCommand("""
            select c.relname,
                   array(select a.attname::text from pg_index i
                         cross join lateral unnest(i.indkey::int2[]) with ordinality as k(attnum, place)
                         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                         where i.indrelid = c.oid and i.indisprimary order by k.place),
                   array(select a.attname::text from pg_attribute a
                         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum),
                   array(select g.privilege_type::text from information_schema.role_table_grants g
                         where g.table_schema = 'public' and g.table_name = c.relname and g.grantee = 'portal_app' order by 1),
                   exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_code')
            from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
              and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
              and c.relname <> all ($1)
            order by c.relname
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = Shared.ToArray() });
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<TenantTable>();
        while (await reader.ReadAsync())
        {
            tables.Add(new TenantTable(reader.GetString(0), reader.GetFieldValue<string[]>(1), reader.GetFieldValue<string[]>(2), reader.GetFieldValue<string[]>(3), reader.GetBoolean(4)));
        }

        return tables;
    }
}
