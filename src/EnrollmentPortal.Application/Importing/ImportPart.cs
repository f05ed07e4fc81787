using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Importing;

/// <summary>Some rows of a file on their way onto the books, in one transaction.</summary>
internal sealed class ImportPart(UnitOfWork work, PopulationImport import, int from, int to)
{
    public int To => to;

    /// <summary>Keeps the households of those who change as they are: before any other lock, in the order of their ids.</summary>
    public Task<int> LockAsync(CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        select id from household where tenant_id = {work.TenantId} and id in (
          select person.household_id from import_row row join person on person.tenant_id = row.tenant_id and person.id = row.person_id
          where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {from} and {to} and row.outcome = 'Changed')
        order by id for no key update
        """,
        cancellationToken);

    /// <summary>Writes what differs; what the file does not say stays.</summary>
    public async Task ChangeAsync(CancellationToken cancellationToken)
    {
        await work.Database.ExecuteSqlAsync(
            $"""
            update import_row row set old_values = row.old_values
                || jsonb_build_object('Relation', person.relation, 'Phone', person.phone, 'EthnicGroup', person.ethnic_group)
            from person
            where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {from} and {to} and row.outcome = 'Changed'
              and person.tenant_id = row.tenant_id and person.id = row.person_id
            """,
            cancellationToken);
        await work.Database.ExecuteSqlAsync(
            $"""
            update person set relation = case when person.relation = 'Head' or not ('Relation' = any ({import.Overwrites})) then person.relation else row.relation end,
                              phone = case when row.phone is null or not ('Phone' = any ({import.Overwrites})) then person.phone else row.phone end,
                              phone_reversed = case when row.phone is null or not ('Phone' = any ({import.Overwrites})) then person.phone_reversed
                                                    else nullif(reverse(regexp_replace(row.phone, '[^0-9]', '', 'g')), '') end,
                              ethnic_group = case when row.ethnic_group is null or not ('EthnicGroup' = any ({import.Overwrites})) then person.ethnic_group else row.ethnic_group end
            from import_row row
            where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {from} and {to} and row.outcome = 'Changed'
              and person.tenant_id = row.tenant_id and person.id = row.person_id
            """,
            cancellationToken);
    }

    /// <summary>Households whose first new member is among the rows, and the places where they live.</summary>
    public async Task AddHouseholdsAsync(CancellationToken cancellationToken)
    {
        await work.Database.ExecuteSqlAsync(
            $"""
            insert into household (tenant_id, id, org_code, number, head_name, group_name, address, address_stem, phone, phone_reversed)
            select tenant_id, id, village_code, number, head_name, group_name, address, address_stem, phone,
                   nullif(reverse(regexp_replace(phone, '[^0-9]', '', 'g')), '')
            from import_household where tenant_id = {work.TenantId} and import_id = {import.Id} and first_row between {from} and {to}
            on conflict (tenant_id, number) do nothing
            """,
            cancellationToken);
        await work.Database.ExecuteSqlAsync(
            $"""
            insert into address_place (tenant_id, org_code, stem)
            select distinct tenant_id, village_code, address_stem from import_household
            where tenant_id = {work.TenantId} and import_id = {import.Id} and first_row between {from} and {to} and address_stem <> ''
            on conflict do nothing
            """,
            cancellationToken);
    }

    /// <summary>Puts the new people of the rows on the books. Whoever cannot be put there any more goes to the review.</summary>
    /// <returns>What the villages gained.</returns>
    public async Task<IReadOnlyList<ProgressDelta>> AddPeopleAsync(CancellationToken cancellationToken)
    {
        var gained = await work.Database.SqlQuery<Gain>(
            $"""
            with added as (
              insert into person (tenant_id, id, household_id, org_code, name, name_initials, name_pinyin, relation, sex, born_on, ethnic_group,
                                  id_number_hash, id_number_cipher, id_number_masked, phone, phone_reversed, registered_on)
              select row.tenant_id, row.person_id, home.id, home.org_code, row.name, row.name_initials, row.name_pinyin, row.relation, row.sex, row.born_on,
                     coalesce(row.ethnic_group, '汉族'), row.id_number_hash, row.id_number_cipher, row.id_number_masked, row.phone,
                     nullif(reverse(regexp_replace(row.phone, '[^0-9]', '', 'g')), ''), {work.Today}
              from import_row row
              cross join lateral (
                select id, org_code from household
                where tenant_id = {work.TenantId} and number = row.household_number and left(org_code, 12) = row.village_code and merged_into is null limit 1) home
              where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {from} and {to} and row.outcome = 'New'
              on conflict (tenant_id, id_number_hash) do nothing returning id, org_code)
            select left(org_code, 12) as "Village", count(*)::int as "People" from added group by 1
            """).ToListAsync(cancellationToken);
        await ReviewMissedAsync(gained.Sum(gain => gain.People), cancellationToken);
        return gained.ConvertAll(gain => new ProgressDelta(OrgCode.Parse(gain.Village), Registered: gain.People));
    }

    private async Task ReviewMissedAsync(int added, CancellationToken cancellationToken)
    {
        var wanted = work.ImportRows.Where(row => row.ImportId == import.Id && row.RowNumber >= from && row.RowNumber <= to && row.Outcome == ImportOutcome.New);
        if (await wanted.CountAsync(cancellationToken) > added)
        {
            await work.Database.ExecuteSqlAsync(
                $"""
                update import_row row set outcome = 'Ambiguous', faults = array_append(row.faults, {ImportErrors.Meanwhile.Code})
                where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {from} and {to} and row.outcome = 'New'
                  and not exists (select from person where person.tenant_id = row.tenant_id and person.id = row.person_id)
                """,
                cancellationToken);
        }
    }

    private sealed class Gain
    {
        public string Village { get; init; } = string.Empty;

        public int People { get; init; }
    }
}
