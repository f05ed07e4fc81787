using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Undo;

/// <summary>Why a row cannot be taken back.</summary>
/// <param name="HouseholdId">Where the person is now; null when the person is gone.</param>
/// <param name="Reason">Code of what was built on it.</param>
public sealed record UndoObstacle(int Row, string Name, Guid? PersonId, Guid? HouseholdId, string Reason);

/// <summary>What was built on the rows of an import since they came onto the books.</summary>
internal sealed class UndoObstacles(UnitOfWork work, PopulationImport import)
{
    private readonly string[] _overwrites = import.Overwrites;

    /// <summary>Rows of a span that cannot be taken back, in their order.</summary>
    public Task<List<UndoObstacle>> FindAsync(int from, int to, int most, CancellationToken cancellationToken) => work.Database.SqlQuery<UndoObstacle>(
        $"""
        select row.row_number as "Row", row.name as "Name", person.id as "PersonId", home.id as "HouseholdId", verdict.reason as "Reason"
        from import_row row
        left join person on person.tenant_id = row.tenant_id and person.id = row.person_id
        left join household home on home.tenant_id = person.tenant_id and home.id = person.household_id
        cross join lateral (
          select row.outcome = 'New' as is_new,
                 row.outcome = 'Moved' and row.old_values ->> 'Household' <> row.household_number as has_joined,
                 row.outcome <> 'New' and ('Name' = any ({_overwrites}) or row.decision is not distinct from 'Renamed') and row.name <> row.old_values ->> 'Name' as named,
                 row.outcome <> 'New' and 'Relation' = any ({_overwrites}) and not ({ImportErrors.HeadDiffers.Code} = any (row.faults))
                   and row.relation <> row.old_values ->> 'Relation' as related,
                 row.outcome <> 'New' and 'Phone' = any ({_overwrites}) and row.phone is distinct from row.old_values ->> 'Phone' and row.phone is not null as called,
                 row.outcome <> 'New' and 'EthnicGroup' = any ({_overwrites}) and row.ethnic_group <> row.old_values ->> 'EthnicGroup' as grouped) wrote
        cross join lateral (select case
            when person.id is null then 'undo.gone'
            when (wrote.is_new and exists (select from enrollment where enrollment.tenant_id = person.tenant_id and enrollment.person_id = person.id))
              or (row.outcome = 'Moved' and exists (
                select from enrollment where enrollment.tenant_id = person.tenant_id and enrollment.person_id = person.id
                  and enrollment.household_id = person.household_id and left(enrollment.org_code, 12) = row.village_code)) then 'undo.paid'
            when row.outcome <> 'Changed' and (home.number <> row.household_number or left(home.org_code, 12) <> row.village_code) then 'undo.moved'
            when exists (select from transfer_request request where request.tenant_id = person.tenant_id and request.household_id = person.household_id
                                                               and request.state = 'Waiting' and person.id = any (request.people)) then 'undo.transfer'
            when row.old_values ->> 'NextHead' is not null and not exists (
              select from person heir where heir.tenant_id = row.tenant_id and heir.id = row.next_head_id
                and heir.household_id = (row.old_values ->> 'HouseholdId')::uuid and heir.relation = 'Head') then 'undo.head'
            when wrote.is_new and exists (select from person_identity identity where identity.tenant_id = person.tenant_id and identity.person_id = person.id) then 'undo.identity'
            when wrote.is_new and exists (select from roster_line line where line.tenant_id = person.tenant_id and line.person_id = person.id) then 'undo.roster'
            when wrote.is_new and exists (select from person_fact fact where fact.tenant_id = person.tenant_id and fact.person_id = person.id) then 'undo.facts'
            when wrote.is_new and exists (select from review_case review where review.tenant_id = person.tenant_id and review.person_id = person.id) then 'undo.review'
            when wrote.is_new and person.exemption_reason is not null then 'undo.exempt'
            when wrote.is_new and (person.id_number_hash <> row.id_number_hash
              or exists (select from earlier_id_number earlier where earlier.tenant_id = person.tenant_id and earlier.person_id = person.id)) then 'undo.number'
            when wrote.is_new and exists (select from merged_person merged where merged.tenant_id = person.tenant_id and merged.survivor_id = person.id) then 'undo.merged'
            when wrote.is_new and exists (select from past_cover cover where cover.tenant_id = person.tenant_id and cover.person_id = person.id and cover.tier is not null) then 'undo.last-year'
            when (wrote.is_new or wrote.named) and person.name <> row.name then 'undo.renamed'
            when (wrote.is_new or wrote.related or wrote.has_joined) and person.relation <> row.relation and not exists (
              select from import_row other where other.tenant_id = row.tenant_id and other.import_id = row.import_id
                and other.outcome = 'Moved' and other.next_head_id = person.id) then 'undo.relation'
            when (wrote.is_new or wrote.called) and person.phone is distinct from row.phone then 'undo.phone'
            when (wrote.is_new or wrote.grouped) and person.ethnic_group <> coalesce(row.ethnic_group, '汉族') then 'undo.ethnic-group' end as reason) verdict
        where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {from} and {to}
          and row.outcome in ('New', 'Changed', 'Moved') and verdict.reason is not null
        order by row.row_number limit {most}
        """).ToListAsync(cancellationToken);

    /// <summary>People of other origin who joined a household that the import made.</summary>
    public async Task<List<UndoObstacle>> FindJoinedAsync(int most, CancellationToken cancellationToken)
    {
        // Two whole lists are compared, of which the planner may know nothing yet.
        await work.Database.ExecuteSqlAsync($"set local enable_nestloop = off", cancellationToken);
        return await work.Database.SqlQuery<UndoObstacle>(
            $"""
            select home.first_row as "Row", person.name as "Name", person.id as "PersonId", home.id as "HouseholdId", 'undo.joined' as "Reason"
            from import_household home
            join person on person.tenant_id = home.tenant_id and person.household_id = home.id
            where home.tenant_id = {work.TenantId} and home.import_id = {import.Id} and not exists (
              select from import_row row where row.tenant_id = home.tenant_id and row.import_id = home.import_id and row.person_id = person.id and row.outcome in ('New', 'Moved'))
            order by home.first_row limit {most}
            """).ToListAsync(cancellationToken);
    }
}
