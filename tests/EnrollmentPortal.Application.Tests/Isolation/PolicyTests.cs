using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.TestKit;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.Isolation;

/// <summary>The two gates in front of every row, read from the catalog: grants and policies.</summary>
public sealed class PolicyTests(TestCluster cluster)
{
    [Fact]
    public async Task Schema_GivenEveryTable_ThenItIsProtectedOrOnTheSharedList()
    {
        // Given
        await using var owner = await OwnerAsync();

        // When
        var findings = await PolicyFindings.ReadAsync(owner);

        // Then
        Assert.Equal([], findings);
    }

    [Theory]
    [InlineData("create table rogue (tenant_id int not null, id uuid, primary key (tenant_id, id)); grant select on rogue to portal_app", "rogue: no row-level security, or not forced on the owner")]
    [InlineData("create table rogue (id int primary key)", "rogue: no tenant_id, not null")]
    [InlineData("alter table household no force row level security", "household: no row-level security, or not forced on the owner")]
    [InlineData("drop policy portal_app_delete on person", "person DELETE: a granted command without exactly one policy")]
    [InlineData("create policy second on person for select to portal_app using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int)", "person SELECT: a granted command without exactly one policy")]
    [InlineData("revoke update on quota from portal_app", "quota portal_app_update: a policy without its grant")]
    [InlineData("create policy wide on person as restrictive for select to public using (true)", "person wide: a restrictive policy, one for other roles, or one for every command")]
    [InlineData("alter policy portal_app_select on campaign using (true)", "campaign portal_app_select: a policy that does not compare the tenant, asks another table, or lets a missing setting pass")]
    [InlineData("grant truncate on person to portal_app", "person TRUNCATE: a grant beyond rows")]
    [InlineData("grant select on person to public", "person SELECT: a grant to everybody")]
    [InlineData("create unique index shared_number on household (number)", "shared_number: a primary or unique key that does not begin with tenant_id")]
    [InlineData("create view everybody as select * from person", "everybody: a view that reads with its owner's rights")]
    [InlineData("create function peek() returns bigint language sql security definer as 'select count(*) from person'", "peek(): a function that runs with its owner's rights")]
    [InlineData("create function standing(tenant int) returns bigint language sql as 'select count(*) from person where tenant_id = tenant'", "standing(integer): a function that reads a tenant's table")]
    public async Task Schema_GivenAMistakeInAMigration_ThenTheCheckNamesIt(string mistake, string finding)
    {
        // Given
        await using var owner = await OwnerAsync();
        await using var command = owner.CreateCommand(mistake);
        await command.ExecuteNonQueryAsync();

        // When
        var findings = await PolicyFindings.ReadAsync(owner);

        // Then
        Assert.Contains(finding, findings);
    }

    [Fact]
    public async Task SharedTables_GivenTheCatalog_ThenTheListNamesNothingThatIsGone()
    {
        // Given
        await using var owner = await OwnerAsync();

        // When
        var tables = await NamesAsync(owner, "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'");

        // Then
        Assert.Subset(tables.ToHashSet(), TenantTable.Shared.ToHashSet());
    }

    [Fact]
    public async Task ApplicationRole_GivenTheCatalog_ThenItIsPowerlessAndOwnsNothing()
    {
        // Given
        await using var owner = await OwnerAsync();

        // When
        var powers = await NamesAsync(owner, """
            select power from pg_roles r cross join lateral (values
              ('superuser', r.rolsuper), ('bypassrls', r.rolbypassrls), ('createrole', r.rolcreaterole), ('createdb', r.rolcreatedb),
              ('replication', r.rolreplication), ('may create in public', has_schema_privilege(r.oid, 'public', 'CREATE'))) as p(power, held)
            where r.rolname = 'portal_app' and held
            """);
        var owned = await NamesAsync(owner, """
            select 'table ' || relname from pg_class where relowner = 'portal_app'::regrole
            union all select 'function ' || proname from pg_proc where proowner = 'portal_app'::regrole
            union all select 'schema ' || nspname from pg_namespace where nspowner = 'portal_app'::regrole
            union all select 'database ' || datname from pg_database where datdba = 'portal_app'::regrole
            union all select 'member of ' || roleid::regrole from pg_auth_members where member = 'portal_app'::regrole
            """);

        // Then
        Assert.Equal([], powers);
        Assert.Equal([], owned);
    }

    [Theory]
    [InlineData("audit_entry")]
    [InlineData("plan_version")]
    [InlineData("contribution")]
    [InlineData("enrollment")]
    [InlineData("person_fact")]
    [InlineData("review_evidence")]
    public async Task Grants_GivenABookThatIsOnlyAppendedTo_ThenNothingElseIsGranted(string table)
    {
        // Given
        await using var owner = await OwnerAsync();

        // When
        var tables = await TenantTable.ReadAsync(owner);

        // Then
        Assert.Equal(["INSERT", "SELECT"], tables.Single(row => row.Name == table).Grants);
    }

    [Fact]
    public async Task Grants_GivenWhatIsOnlyAppended_ThenAloneWhereAPersonLivesAndWhoHeIsMayChange()
    {
        // Given
        await using var owner = await OwnerAsync();

        // When
        var columns = await NamesAsync(owner, """
            select c.table_name || '.' || c.column_name from information_schema.role_column_grants c
            where c.table_schema = 'public' and c.grantee = 'portal_app' and c.privilege_type = 'UPDATE'
              and not exists (select from information_schema.role_table_grants g
                              where g.table_schema = 'public' and g.table_name = c.table_name and g.grantee = 'portal_app' and g.privilege_type = 'UPDATE')
            order by 1
            """);

        // Then
        Assert.Equal(["enrollment.home_code", "person_fact.org_code", "person_fact.person_id", "review_evidence.org_code", "review_evidence.person_id"], columns);
    }

    [Fact]
    public async Task Grants_GivenTheSharedTables_ThenTheRoleHoldsWhatSignInAndAdministrationNeed()
    {
        // Given
        await using var owner = await OwnerAsync();

        // When
        var grants = await NamesAsync(owner, """
            select table_name || ': ' || string_agg(lower(privilege_type), ' ' order by privilege_type)
            from information_schema.role_table_grants
            where table_schema = 'public' and grantee = 'portal_app'
              and table_name in (select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity)
            group by table_name order by table_name
            """);

        // Then
        Assert.Equal(
            [
                "data_protection_key: insert select",
                "id_number_key: insert select",
                "installation: insert select",
                "portal_user: delete insert select update",
                "portal_user_claim: delete insert select update",
                "portal_user_login: delete insert select update",
                "portal_user_token: delete insert select update",
                "sign_in_failure: delete insert select",
                "tenant: insert select update",
                "user_session: delete insert select update",
            ],
            grants);
    }

    private async Task<NpgsqlDataSource> OwnerAsync()
    {
        PortalConnections connections = await cluster.CreateDatabaseAsync();
        return NpgsqlDataSource.Create(connections.Owner);
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(NpgsqlDataSource owner, string sql)
    {
        await using var command = owner.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
