using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Apply;

/// <summary>Moves of a part: whole households to other villages, and people to other households.</summary>
internal sealed class ImportMoves(UnitOfWork work, ImportSpan span)
{
    private readonly Guid _import = span.Import.Id;

    /// <summary>Everybody who will move: people that the rows name, and members of a household that moves.</summary>
    public Task<List<Guid>> MoversAsync(CancellationToken cancellationToken) => work.Database.SqlQuery<Guid>(
        $"""
        select distinct mover.id as "Value"
        from import_row row
        join person on person.tenant_id = row.tenant_id and person.id = row.person_id
        left join household home on home.tenant_id = row.tenant_id and home.number = row.household_number and left(home.org_code, 12) <> row.village_code
        join person mover on mover.tenant_id = row.tenant_id and (mover.id = person.id or mover.household_id = home.id)
        where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To}
          and row.outcome = {nameof(ImportOutcome.Moved)} and row.settled_at is not distinct from {span.SettledAt}::timestamptz
        """).ToListAsync(cancellationToken);

    /// <summary>A person joined the household after the check, and nobody said that they move, too.</summary>
    public Task<int> ReviewTornAsync(CancellationToken cancellationToken) => span.SettledAt is not null ? Task.FromResult(0) : work.Database.ExecuteSqlAsync(
        $"""
        update import_row row set outcome = {nameof(ImportOutcome.Ambiguous)}, faults = array_append(row.faults, {ImportErrors.HouseholdWithOthers.Code})
        from household home
        where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To} and row.outcome = {nameof(ImportOutcome.Moved)}
          and home.tenant_id = row.tenant_id and home.number = row.household_number and left(home.org_code, 12) <> row.village_code
          and exists (
            select from person where person.tenant_id = home.tenant_id and person.household_id = home.id and not exists (
              select from import_row other where other.tenant_id = row.tenant_id and other.import_id = row.import_id and other.person_id = person.id
                and other.outcome = {nameof(ImportOutcome.Moved)} and other.household_number = row.household_number and other.village_code = row.village_code))
        """,
        cancellationToken);

    /// <summary>Moves them, and what hangs on them. The households that people join must be there.</summary>
    public async Task MoveAsync(IReadOnlyCollection<Guid> movers, CancellationToken cancellationToken)
    {
        await MoveHouseholdsAsync(cancellationToken);
        await work.Database.ExecuteSqlAsync(
            $"""
            update person set household_id = home.id, org_code = home.org_code, relation = row.relation
            from import_row row cross join lateral (
              select id, org_code from household
              where tenant_id = {work.TenantId} and number = row.household_number and left(org_code, 12) = row.village_code and merged_into is null limit 1) home
            where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To}
              and row.outcome = {nameof(ImportOutcome.Moved)} and row.settled_at is not distinct from {span.SettledAt}::timestamptz
              and person.tenant_id = row.tenant_id and person.id = row.person_id and person.household_id <> home.id
            """,
            cancellationToken);
        await RegistryChange.CarryAlongAsync(work, movers, cancellationToken);
    }

    /// <summary>The person that the review named heads the household that its head has left, whatever their own row says. Asked when all rows are written.</summary>
    public async Task NameHeadsAsync(CancellationToken cancellationToken)
    {
        var named = await work.Database.ExecuteSqlAsync(
            $"""
            update import_row row set old_values = row.old_values || jsonb_build_object('NextHead', coalesce(
              (select own.old_values ->> 'Relation' from import_row own
               where own.tenant_id = row.tenant_id and own.import_id = row.import_id and own.person_id = heir.id and own.outcome in ({nameof(ImportOutcome.Changed)}, {nameof(ImportOutcome.Moved)}) limit 1),
              heir.relation))
            from person heir
            where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To}
              and row.outcome = {nameof(ImportOutcome.Moved)} and row.settled_at is not distinct from {span.SettledAt}::timestamptz and row.old_values ->> 'Relation' = {nameof(Relation.Head)}
              and heir.tenant_id = row.tenant_id and heir.id = row.next_head_id and heir.household_id = (row.old_values ->> 'HouseholdId')::uuid
              and not exists (select from person head where head.tenant_id = heir.tenant_id and head.household_id = heir.household_id and head.relation = {nameof(Relation.Head)})
            """,
            cancellationToken);
        if (named == 0)
        {
            return;
        }

        await work.Database.ExecuteSqlAsync(
            $"""
            with heir as (
              update person set relation = {nameof(Relation.Head)} from import_row row
              where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To}
                and row.outcome = {nameof(ImportOutcome.Moved)} and row.settled_at is not distinct from {span.SettledAt}::timestamptz and row.old_values ->> 'NextHead' is not null
                and person.tenant_id = row.tenant_id and person.id = row.next_head_id
              returning person.household_id, person.name)
            update household set head_name = heir.name from heir where household.tenant_id = {work.TenantId} and household.id = heir.household_id
            """,
            cancellationToken);
    }

    private async Task MoveHouseholdsAsync(CancellationToken cancellationToken)
    {
        var homes = await work.Database.SqlQuery<Guid>(
            $"""
            update household home set org_code = row.village_code
            from import_row row
            where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To}
              and row.outcome = {nameof(ImportOutcome.Moved)} and row.settled_at is not distinct from {span.SettledAt}::timestamptz
              and home.tenant_id = row.tenant_id and home.number = row.household_number and home.merged_into is null
              and left(home.org_code, 12) <> row.village_code
            returning home.id as "Value"
            """).ToListAsync(cancellationToken);
        Guid[] moved = [.. homes];
        await work.Database.ExecuteSqlAsync(
            $"""
            update person set org_code = home.org_code from household home
            where person.tenant_id = {work.TenantId} and home.tenant_id = person.tenant_id and home.id = any ({moved}) and person.household_id = home.id
            """,
            cancellationToken);
        await work.Database.ExecuteSqlAsync(
            $"""
            insert into address_place (tenant_id, org_code, stem)
            select distinct tenant_id, org_code, address_stem from household where tenant_id = {work.TenantId} and id = any ({moved}) and address_stem <> ''
            on conflict do nothing
            """,
            cancellationToken);
    }

    /// <summary>Households that everybody left lead to where the last of them went. Asked once, at the end.</summary>
    public static async Task CloseEmptiedAsync(UnitOfWork work, PopulationImport import, CancellationToken cancellationToken)
    {
        var left = await work.Database.SqlQuery<Guid>(
            $"""
            select id as "Value" from household where tenant_id = {work.TenantId} and merged_into is null and id in (
              select (old_values ->> 'HouseholdId')::uuid from import_row
              where tenant_id = {work.TenantId} and import_id = {import.Id} and outcome = {nameof(ImportOutcome.Moved)})
              and not exists (select from person where person.tenant_id = household.tenant_id and person.household_id = household.id)
            order by id for no key update
            """).ToListAsync(cancellationToken);
        Guid[] emptied = [.. left];
        await work.Database.ExecuteSqlAsync(
            $"""
            update household set merged_into = target.id from (
              select distinct on (row.old_values ->> 'HouseholdId') (row.old_values ->> 'HouseholdId')::uuid as emptied, person.household_id as id
              from import_row row join person on person.tenant_id = row.tenant_id and person.id = row.person_id
              where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.outcome = {nameof(ImportOutcome.Moved)} and (row.old_values ->> 'HouseholdId')::uuid = any ({emptied})
              order by row.old_values ->> 'HouseholdId', row.row_number desc) target
            where household.tenant_id = {work.TenantId} and household.id = target.emptied and household.id <> target.id
            """,
            cancellationToken);
    }
}
