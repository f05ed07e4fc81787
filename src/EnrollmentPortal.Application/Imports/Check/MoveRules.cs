using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Check;

/// <summary>Which moves and changes of heads leave every household of the registry whole: with one head, and in one village.</summary>
/// <remarks>A row that is held back changes what the others find, so that the rules are asked until none objects. They only ever hold
/// back, so that this ends.</remarks>
internal sealed class MoveRules(UnitOfWork work, PopulationImport import, DateTimeOffset? settledAt = null)
{
    // A household goes to another village with everybody in it, or not at all.
    private static readonly FormattableString Torn =
        $"""
        moving.outcome = 'Moved' and not moving.agreed and left(moving.to_unit, 12) <> moving.to_village and exists (
          select from person where person.tenant_id = moving.tenant_id and person.household_id = moving.to_id and not exists (
            select from moving other where other.person_id = person.id and other.to_id = moving.to_id and other.to_village = moving.to_village and other.outcome = 'Moved'))
        """;

    // Rows that change the heads of a household that would have none, or two.
    private static readonly FormattableString Headless =
        $"""
        (moving.from_id in (select id from headless) and moving.old_relation = 'Head' and (moving.leaves or moving.new_relation <> 'Head'))
        or (moving.to_id in (select id from headless) and moving.new_relation = 'Head' and (moving.leaves or moving.old_relation <> 'Head'))
        """;

    /// <summary>Sends to the review what must not be done. Leaves the table <c>moving</c> with what may.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await ListAsync(cancellationToken);
        await work.Database.ExecuteSqlAsync($"analyze moving", cancellationToken);
        for (var held = 1; held > 0;)
        {
            held = await HoldBackAsync(ImportErrors.HouseholdWithOthers.Code, Torn, cancellationToken)
                + await HoldBackAsync(ImportErrors.HeadDiffers.Code, Headless, cancellationToken);
        }
    }

    private Task<int> ListAsync(CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        create temporary table moving on commit drop as
        select row.tenant_id, row.row_number, row.outcome, row.person_id, row.village_code as to_village, person.household_id as from_id, target.id as to_id,
               target.org_code as to_unit, person.household_id is distinct from target.id as leaves, person.relation as old_relation, row.next_head_id,
               {ImportErrors.HouseholdWithOthers.Code} = any (row.faults) as agreed,
               case when person.household_id = target.id and (not ('Relation' = any ({import.Overwrites})) or {ImportErrors.HeadDiffers.Code} = any (row.faults)) then person.relation else row.relation end as new_relation
        from import_row row
        join person on person.tenant_id = row.tenant_id and person.id = row.person_id
        left join household target on target.tenant_id = row.tenant_id and target.number = row.household_number and target.merged_into is null
        where row.tenant_id = {work.TenantId} and row.import_id = {import.Id}
          and row.settled_at is not distinct from {settledAt}::timestamptz and (row.outcome = 'Moved'
          or (row.outcome = 'Changed' and 'Relation' = any ({import.Overwrites}) and (person.relation = 'Head') <> (row.relation = 'Head')))
        """,
        cancellationToken);

    private Task<int> HoldBackAsync(string fault, FormattableString which, CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        SqlText.Join(
            $"""
            with lost as (
              select from_id as id, count(*) filter (where leaves) as people, count(*) filter (where old_relation = 'Head' and (leaves or new_relation <> 'Head')) as heads
              from moving group by 1),
            won as (
              select to_id as id, count(*) filter (where leaves) as people, count(*) filter (where new_relation = 'Head' and (leaves or old_relation <> 'Head')) as heads
              from moving where to_id is not null group by 1),
            had as (
              select household_id as id, count(*) as people, count(*) filter (where relation = 'Head') as heads
              from person where tenant_id = {work.TenantId} and household_id in (select id from lost union select id from won) group by 1),
            named as (
              select from_id as id, count(distinct person.id) as heads from moving
              join person on person.tenant_id = moving.tenant_id and person.id = moving.next_head_id and person.household_id = moving.from_id and person.relation <> 'Head'
              where moving.leaves and moving.old_relation = 'Head'
                and not exists (select from moving other where other.person_id = person.id and (other.leaves or other.new_relation = 'Head')) group by 1),
            headless as (
              select id from (
                select id, coalesce(had.heads, 0) as had_heads,
                       coalesce(had.heads, 0) - coalesce(lost.heads, 0) + coalesce(won.heads, 0) + coalesce(named.heads, 0) as heads,
                       coalesce(had.people, 0) - coalesce(lost.people, 0) + coalesce(won.people, 0) as people, coalesce(won.heads, 0) as won_heads
                from had full join lost using (id) full join won using (id) left join named using (id)) home
              where (heads > 1 and won_heads > 0) or (heads = 0 and had_heads > 0 and people > 0)),
            held as (delete from moving where {which} returning row_number)
            update import_row row set outcome = 'Ambiguous', faults = array_append(array_remove(row.faults, {fault}), {fault}),
                                      decision = null, next_head_id = null, decided_by_name = null, decided_at = null, settled_at = null
            from held where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number = held.row_number
            """),
        cancellationToken);
}
