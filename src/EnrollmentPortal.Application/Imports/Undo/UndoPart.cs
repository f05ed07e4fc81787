using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Undo;

/// <summary>Takes rows back in one transaction, which the caller commits: the registry is as it was before them.</summary>
internal sealed class UndoPart(UnitOfWork work, PopulationImport import, int from, int to)
{
    /// <param name="campaigns">The open ones, held before any row was locked.</param>
    public async Task ExecuteAsync(IReadOnlyList<Campaign> campaigns, CancellationToken cancellationToken)
    {
        // Most lists bring new people alone, so most parts have nothing to restore.
        var restores = await work.ImportRows.AnyAsync(
            row => row.ImportId == import.Id && row.RowNumber >= from && row.RowNumber <= to && (row.Outcome == ImportOutcome.Changed || row.Outcome == ImportOutcome.Moved),
            cancellationToken);
        var people = await (restores ? PeopleAsync(cancellationToken) : NewPeopleAsync(cancellationToken));
        var before = new List<(Guid Campaign, RegistryStanding Standing)>();
        foreach (var campaign in campaigns.Select(campaign => campaign.Id))
        {
            before.Add((campaign, await RegistryStanding.OfAsync(work, campaign, people, cancellationToken)));
        }

        await RemoveNewAsync(cancellationToken);
        if (restores)
        {
            await MoveBackAsync(cancellationToken);
            await ChangeBackAsync(cancellationToken);
            await RegistryChange.CarryAlongAsync(work, people, cancellationToken);
        }

        await RemoveHouseholdsAsync(from, to, cancellationToken);
        foreach (var (campaign, standing) in before)
        {
            var after = await RegistryStanding.OfAsync(work, campaign, people, cancellationToken);
            await RegistryStanding.CountChangeAsync(work, campaign, standing, after, cancellationToken);
        }
    }

    /// <summary>Before any other lock, in the order of their ids: the households where people are, and those to which they return.</summary>
    public Task<int> LockAsync(CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        select id from household where tenant_id = {work.TenantId} and id in (
          select person.household_id from import_row row join person on person.tenant_id = row.tenant_id and person.id = row.person_id
          where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {from} and {to}
            and row.outcome in ({nameof(ImportOutcome.New)}, {nameof(ImportOutcome.Changed)}, {nameof(ImportOutcome.Moved)})
          union
          select (row.old_values ->> 'HouseholdId')::uuid from import_row row
          where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {from} and {to} and row.outcome = {nameof(ImportOutcome.Moved)})
        order by id for no key update
        """,
        cancellationToken);

    /// <summary>Households that the import made and nobody lives in.</summary>
    public Task<int> RemoveHouseholdsAsync(int first, int last, CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        delete from household home where home.tenant_id = {work.TenantId} and home.id in (
            select id from import_household where tenant_id = {work.TenantId} and import_id = {import.Id} and first_row between {first} and {last})
          and not exists (select from person where person.tenant_id = home.tenant_id and person.household_id = home.id)
          and not exists (select from contribution where contribution.tenant_id = home.tenant_id and contribution.household_id = home.id)
          and not exists (select from transfer_request request where request.tenant_id = home.tenant_id and request.household_id = home.id)
        """,
        cancellationToken);

    private Task<List<Guid>> NewPeopleAsync(CancellationToken cancellationToken) => work.Database.SqlQuery<Guid>(
        $"""
        select person.id as "Value" from import_row row join person on person.tenant_id = row.tenant_id and person.id = row.person_id
        where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {from} and {to} and row.outcome = {nameof(ImportOutcome.New)}
        """).ToListAsync(cancellationToken);

    // People that the rows mean, and members of households that go back with them.
    private Task<List<Guid>> PeopleAsync(CancellationToken cancellationToken) => work.Database.SqlQuery<Guid>(
        $"""
        select distinct touched.id as "Value"
        from import_row row
        join person on person.tenant_id = row.tenant_id and person.id = row.person_id
        join person touched on touched.tenant_id = row.tenant_id and (touched.id = person.id
          or (row.outcome = {nameof(ImportOutcome.Moved)} and touched.household_id = (row.old_values ->> 'HouseholdId')::uuid and person.household_id = touched.household_id))
        where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {from} and {to}
          and row.outcome in ({nameof(ImportOutcome.New)}, {nameof(ImportOutcome.Changed)}, {nameof(ImportOutcome.Moved)})
        """).ToListAsync(cancellationToken);

    private async Task RemoveNewAsync(CancellationToken cancellationToken)
    {
        // That somebody was not covered in a year says nothing that would have to stay; a cover is an obstacle.
        await work.Database.ExecuteSqlAsync(
            $"""
            delete from past_cover cover using import_row row
            where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {from} and {to} and row.outcome = {nameof(ImportOutcome.New)}
              and cover.tenant_id = row.tenant_id and cover.person_id = row.person_id
            """,
            cancellationToken);
        var gone = await work.Database.SqlQuery<Guid>(
            $"""
            delete from person using import_row row
            where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {from} and {to} and row.outcome = {nameof(ImportOutcome.New)}
              and person.tenant_id = row.tenant_id and person.id = row.person_id
            returning person.id as "Value"
            """).ToListAsync(cancellationToken);
        await work.DuplicateDecisions.Where(row => gone.Contains(row.FirstId) || gone.Contains(row.SecondId)).ExecuteDeleteAsync(cancellationToken);
        await work.ImportMissing.Where(row => gone.Contains(row.PersonId)).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task MoveBackAsync(CancellationToken cancellationToken)
    {
        // A household that moved as a whole goes back as a whole; one that was emptied is opened again.
        await work.Database.ExecuteSqlAsync(
            $"""
            update household home set merged_into = null, org_code = case when person.household_id = home.id then row.old_values ->> 'Unit' else home.org_code end
            from import_row row join person on person.tenant_id = row.tenant_id and person.id = row.person_id
            where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {from} and {to} and row.outcome = {nameof(ImportOutcome.Moved)}
              and home.tenant_id = row.tenant_id and home.id = (row.old_values ->> 'HouseholdId')::uuid
            """,
            cancellationToken);
        await work.Database.ExecuteSqlAsync(
            $"""
            update person set relation = row.old_values ->> 'NextHead' from import_row row
            where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {from} and {to} and row.outcome = {nameof(ImportOutcome.Moved)}
              and row.old_values ->> 'NextHead' is not null and person.tenant_id = row.tenant_id and person.id = row.next_head_id
            """,
            cancellationToken);
        await work.Database.ExecuteSqlAsync(
            $"""
            update person set household_id = home.id, relation = row.old_values ->> 'Relation'
            from import_row row join household home on home.tenant_id = row.tenant_id and home.id = (row.old_values ->> 'HouseholdId')::uuid
            where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {from} and {to} and row.outcome = {nameof(ImportOutcome.Moved)}
              and person.tenant_id = row.tenant_id and person.id = row.person_id and person.household_id <> home.id
            """,
            cancellationToken);
        await work.Database.ExecuteSqlAsync(
            $"""
            update person set org_code = home.org_code
            from household home
            where person.tenant_id = {work.TenantId} and home.tenant_id = person.tenant_id and home.id = person.household_id and person.org_code <> home.org_code
              and home.id in (
                select (row.old_values ->> 'HouseholdId')::uuid from import_row row
                where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {from} and {to} and row.outcome = {nameof(ImportOutcome.Moved)})
            """,
            cancellationToken);
    }

    // What was changed again since is an obstacle; so everything that differs is the import's.
    private async Task ChangeBackAsync(CancellationToken cancellationToken)
    {
        await work.Database.ExecuteSqlAsync(
            $"""
            update person set
              name = case when person.name = row.name then row.old_values ->> 'Name' else person.name end,
              name_initials = case when person.name = row.name then row.old_values ->> 'NameInitials' else person.name_initials end,
              name_pinyin = case when person.name = row.name then row.old_values ->> 'NamePinyin' else person.name_pinyin end,
              relation = case when person.relation = row.relation then row.old_values ->> 'Relation' else person.relation end,
              phone = case when person.phone = row.phone then row.old_values ->> 'Phone' else person.phone end,
              ethnic_group = case when person.ethnic_group = row.ethnic_group then row.old_values ->> 'EthnicGroup' else person.ethnic_group end
            from import_row row
            where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {from} and {to}
              and row.outcome in ({nameof(ImportOutcome.Changed)}, {nameof(ImportOutcome.Moved)})
              and person.tenant_id = row.tenant_id and person.id = row.person_id
            """,
            cancellationToken);
        await work.Database.ExecuteSqlAsync(
            $"""
            update household home set
              address = case when home.address = row.address then row.old_values ->> 'Address' else home.address end,
              address_stem = case when home.address = row.address then coalesce(row.old_values ->> 'AddressStem', '') else home.address_stem end,
              group_name = case when home.group_name = row.group_name then row.old_values ->> 'Group' else home.group_name end
            from import_row row
            where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {from} and {to}
              and row.outcome in ({nameof(ImportOutcome.Changed)}, {nameof(ImportOutcome.Moved)})
              and row.relation = {nameof(Relation.Head)} and home.tenant_id = row.tenant_id and home.id = (row.old_values ->> 'HouseholdId')::uuid and home.number = row.household_number
            """,
            cancellationToken);
        await work.Database.ExecuteSqlAsync(
            $"""
            update household home set head_name = head.name
            from import_row row
            join person head on head.tenant_id = row.tenant_id and head.household_id = (row.old_values ->> 'HouseholdId')::uuid and head.relation = {nameof(Relation.Head)}
            where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {from} and {to}
              and row.outcome in ({nameof(ImportOutcome.Changed)}, {nameof(ImportOutcome.Moved)})
              and home.tenant_id = row.tenant_id and home.id = head.household_id and home.head_name <> head.name
            """,
            cancellationToken);
    }
}
