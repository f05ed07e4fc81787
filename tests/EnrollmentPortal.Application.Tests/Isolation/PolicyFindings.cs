using Npgsql;

namespace EnrollmentPortal.Application.Tests.Isolation;

/// <summary>What the catalog says against a schema: an empty list is what we want.</summary>
internal static class PolicyFindings
{
    private static readonly (string Finding, string Sql)[] Checks =
    [
        ("no row-level security, or not forced on the owner", """
            select c.relname from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all ($1)
              and not (c.relrowsecurity and c.relforcerowsecurity)
            """),
        ("no tenant_id, not null", """
            select c.relname from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all ($1)
              and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull)
            """),
        ("a granted command without exactly one policy", """
            select g.table_name || ' ' || g.privilege_type from information_schema.role_table_grants g
            where g.table_schema = 'public' and g.grantee = 'portal_app' and g.table_name <> all ($1)
              -- A view is read by the policies of its tables.
              and not exists (select from pg_class v where v.relnamespace = 'public'::regnamespace and v.relname = g.table_name and v.relkind = 'v')
              and 1 <> (select count(*) from pg_policies p
                        where p.schemaname = 'public' and p.tablename = g.table_name and p.cmd = g.privilege_type and p.roles = '{portal_app}')
            """),
        ("a policy without its grant", """
            select p.tablename || ' ' || p.policyname from pg_policies p
            where p.schemaname = 'public'
              and not exists (select from information_schema.role_column_grants g
                              where g.table_schema = 'public' and g.table_name = p.tablename and g.grantee = 'portal_app' and g.privilege_type = p.cmd)
              and p.cmd <> 'DELETE'
            union all
            select p.tablename || ' ' || p.policyname from pg_policies p
            where p.schemaname = 'public' and p.cmd = 'DELETE'
              and not exists (select from information_schema.role_table_grants g
                              where g.table_schema = 'public' and g.table_name = p.tablename and g.grantee = 'portal_app' and g.privilege_type = p.cmd)
            """),
        ("a restrictive policy, one for other roles, or one for every command", """
            select p.tablename || ' ' || p.policyname from pg_policies p
            where p.schemaname = 'public' and (p.permissive <> 'PERMISSIVE' or p.roles <> '{portal_app}' or p.cmd = 'ALL')
            """),
        ("a policy that does not compare the tenant, asks another table, or lets a missing setting pass", """
            select p.tablename || ' ' || p.policyname from pg_policies p
            cross join lateral unnest(array[p.qual, p.with_check]) as condition
            where p.schemaname = 'public' and condition is not null
              and (condition not like '%tenant_id = (NULLIF(current_setting(''app.tenant_id''::text, true), ''''::text))::integer%'
                   or condition ~* 'select|is null')
            """),
        ("a policy without the condition that its command needs", """
            select p.tablename || ' ' || p.policyname from pg_policies p
            where p.schemaname = 'public'
              and ((p.cmd in ('SELECT', 'UPDATE', 'DELETE') and p.qual is null) or (p.cmd in ('INSERT', 'UPDATE') and p.with_check is null))
            """),
        ("a view that does not run with the reader's rights, or that can be written", """
            select v.relname from pg_class v
            where v.relnamespace = 'public'::regnamespace and v.relkind in ('v', 'm')
              and (not coalesce(v.reloptions @> array['security_invoker=true'], false)
                   or exists (select from information_schema.role_table_grants g
                              where g.table_schema = 'public' and g.table_name = v.relname and g.grantee = 'portal_app' and g.privilege_type <> 'SELECT'))
            """),
        ("a grant beyond rows", """
            select g.table_name || ' ' || g.privilege_type from information_schema.role_table_grants g
            where g.table_schema = 'public' and g.grantee = 'portal_app' and g.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
            """),
        ("a grant to everybody", """
            select g.table_name || ' ' || g.privilege_type from information_schema.role_table_grants g
            where g.table_schema = 'public' and g.grantee = 'PUBLIC'
            """),
        ("a primary or unique key that does not begin with tenant_id", """
            select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid
            where c.relnamespace = 'public'::regnamespace and c.relname <> all ($1) and i.indisunique
              and (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0]) is distinct from 'tenant_id'
            """),
        ("a reference between tenant tables that does not carry tenant_id", """
            select k.conrelid::regclass || ' ' || k.conname from pg_constraint k
            join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
            where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and c.relname <> all ($1) and f.relname <> all ($1)
              and (select a.attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1]) is distinct from 'tenant_id'
            """),
        ("a view that reads with its owner's rights", """
            select c.relname from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm')
              and not coalesce('security_invoker=true' = any (c.reloptions), false)
            """),
        ("a function that runs with its owner's rights", """
            select p.oid::regprocedure::text from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
              -- The question between counties, each with a test; and statistics, which tell nothing.
              and not (p.proname in ('claim_coverage', 'coverage_elsewhere', 'release_coverage', 'gather_statistics')
                       and p.proconfig = '{"search_path=public, pg_temp"}' and not has_function_privilege('public', p.oid, 'execute'))
            """),
        // A distributed database sends a query to the tenant's node by its tables, and does not look into a function. Triggers run on the node.
        ("a function that reads a tenant's table", """
            select p.oid::regprocedure::text from pg_proc p
            where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype
              and exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and c.relname <> all ($1)
                          and p.prosrc ~* ('\m(from|join|update|into)\s+' || c.relname || '\M'))
            """),
    ];

    public static async Task<IReadOnlyList<string>> ReadAsync(NpgsqlDataSource owner)
    {
        var findings = new List<string>();
        foreach (var (finding, sql) in Checks)
        {
            await using var command = owner.CreateCommand(sql);
            if (sql.Contains("$1", StringComparison.Ordinal))
            {
                command.Parameters.Add(new NpgsqlParameter { Value = TenantTable.Shared.ToArray() });
            }

            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                findings.Add($"{reader.GetString(0)}: {finding}");
            }
        }

        return findings;
    }
}
