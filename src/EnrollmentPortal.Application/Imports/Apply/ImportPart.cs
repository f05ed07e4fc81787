using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Apply;

/// <summary>Which rows of a file are brought onto the books together.</summary>
/// <param name="From">The first row.</param>
/// <param name="To">The last row.</param>
/// <param name="SettledAt">Null for rows that needed no decision; otherwise those that are settled at this moment.</param>
internal sealed record ImportSpan(PopulationImport Import, int From, int To, DateTimeOffset? SettledAt = null);

/// <summary>New people and households of a file on their way onto the books, in one transaction.</summary>
internal sealed class ImportPart(UnitOfWork work, ImportSpan span)
{
    private static readonly string Here = ImportErrors.Meanwhile.Code;
    private static readonly string Elsewhere = ImportErrors.RegisteredElsewhere.Code;

    private readonly Guid _import = span.Import.Id;

    /// <summary>Households whose first new member is among the rows.</summary>
    public Task<int> AddHouseholdsAsync(CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        insert into household (tenant_id, id, org_code, number, head_name, group_name, address, address_stem, phone)
        select tenant_id, id, village_code, number, head_name, group_name, address, address_stem, phone
        from import_household where tenant_id = {work.TenantId} and import_id = {_import} and first_row between {span.From} and {span.To}
        on conflict (tenant_id, number) do nothing
        """,
        cancellationToken);

    /// <summary>The places where they live. Other parts may have the same ones.</summary>
    public Task<int> AddPlacesAsync(CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        insert into address_place (tenant_id, org_code, stem)
        select distinct tenant_id, village_code, address_stem from import_household
        where tenant_id = {work.TenantId} and import_id = {_import} and first_row between {span.From} and {span.To} and address_stem <> ''
        on conflict do nothing
        """,
        cancellationToken);

    /// <summary>Puts the new people of the rows on the books. A row whose person cannot be put there any more goes to the review.</summary>
    /// <returns>What the villages gained.</returns>
    public async Task<IReadOnlyList<ProgressDelta>> AddPeopleAsync(CancellationToken cancellationToken)
    {
        var gained = await work.Database.SqlQuery<Gain>(
            $"""
            with added as (
              insert into person (tenant_id, id, household_id, org_code, name, name_initials, name_pinyin, relation, sex, born_on, ethnic_group,
                                  id_number_hash, id_number_cipher, id_number_masked, phone, registered_on, import_id)
              select row.tenant_id, row.person_id, home.id, home.org_code, row.name, row.name_initials, row.name_pinyin, row.relation, row.sex, row.born_on,
                     coalesce(row.ethnic_group, '汉族'), row.id_number_hash, row.id_number_cipher, row.id_number_masked, row.phone,
                     {work.Today}, {_import}
              from import_row row
              cross join lateral (
                select id, org_code from household
                where tenant_id = {work.TenantId} and number = row.household_number and left(org_code, 12) = row.village_code and merged_into is null limit 1) home
              where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To} and row.outcome = {nameof(ImportOutcome.New)}
                and row.settled_at is not distinct from {span.SettledAt}::timestamptz
              on conflict (tenant_id, id_number_hash) do nothing returning id, org_code)
            select left(org_code, 12) as "Village", count(*)::int as "People" from added group by 1
            """).ToListAsync(cancellationToken);
        await ReviewMissedAsync(gained.Sum(gain => gain.People), cancellationToken);
        return gained.ConvertAll(gain => new ProgressDelta(OrgCode.Parse(gain.Village), Registered: gain.People));
    }

    /// <summary>Takes away the households of a list into which nobody came: everybody in them turned out to be registered elsewhere.</summary>
    public static Task<int> RemoveUninhabitedAsync(UnitOfWork work, Guid import, CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        with unused as (
          delete from import_household made where made.tenant_id = {work.TenantId} and made.import_id = {import}
            and not exists (select from person where person.tenant_id = made.tenant_id and person.household_id = made.id) returning made.id)
        delete from household using unused where household.tenant_id = {work.TenantId} and household.id = unused.id
        """,
        cancellationToken);

    private async Task ReviewMissedAsync(int added, CancellationToken cancellationToken)
    {
        var wanted = work.ImportRows.Where(row => row.ImportId == _import && row.RowNumber >= span.From && row.RowNumber <= span.To
            && row.Outcome == ImportOutcome.New && row.SettledAt == span.SettledAt);
        if (await wanted.CountAsync(cancellationToken) > added)
        {
            await work.Database.ExecuteSqlAsync(
                $"""
                update import_row row set outcome = {nameof(ImportOutcome.Ambiguous)},
                  faults = array_append(array_remove(array_remove(row.faults, {Here}), {Elsewhere}), case
                    -- What the unit sees has changed meanwhile; what it does not see is registered elsewhere.
                    when exists (select from person where person.tenant_id = row.tenant_id and person.id_number_hash = row.id_number_hash)
                      or exists (select from household where household.tenant_id = row.tenant_id and household.number = row.household_number
                                   and (left(household.org_code, 12) <> row.village_code or household.merged_into is not null))
                    then {Here} else {Elsewhere} end),
                  decision = null, next_head_id = null, decided_by_name = null, decided_at = null, settled_at = null
                where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To} and row.outcome = {nameof(ImportOutcome.New)}
                  and row.settled_at is not distinct from {span.SettledAt}::timestamptz
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
