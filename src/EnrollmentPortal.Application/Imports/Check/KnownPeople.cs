using EnrollmentPortal.Application.Imports.Apply;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.Contact;
using EnrollmentPortal.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Check;

/// <summary>Registered people that rows of a file change or move, in one transaction.</summary>
internal sealed class KnownPeople(UnitOfWork work, ImportSpan span)
{
    private static readonly string Here = ImportErrors.Meanwhile.Code;
    private static readonly string Elsewhere = ImportErrors.RegisteredElsewhere.Code;

    private readonly Guid _import = span.Import.Id;
    private readonly string[] _overwrites = span.Import.Overwrites;

    /// <summary>Keeps the households that rows are about as they are: before any other lock, in the order of their ids.</summary>
    public Task<int> LockAsync(CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        select id from household where tenant_id = {work.TenantId} and id in (
          select person.household_id from import_row row join person on person.tenant_id = row.tenant_id and person.id = row.person_id
          where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To}
            and row.outcome in ({nameof(ImportOutcome.Changed)}, {nameof(ImportOutcome.Moved)}) and row.settled_at is not distinct from {span.SettledAt}::timestamptz
          union
          select home.id from import_row row join household home on home.tenant_id = row.tenant_id and home.number = row.household_number
          where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To}
            and row.outcome = {nameof(ImportOutcome.Moved)} and row.settled_at is not distinct from {span.SettledAt}::timestamptz)
        order by id for no key update
        """,
        cancellationToken);

    /// <summary>A row whose person was merged away or moved since the check goes to the review.</summary>
    public Task<int> ReviewMovedSinceAsync(CancellationToken cancellationToken) => ReviewAsync(
        $"""
        not exists (
          select from person join household home on home.tenant_id = person.tenant_id and home.id = person.household_id
          where person.tenant_id = row.tenant_id and person.id = row.person_id and (row.outcome = {nameof(ImportOutcome.Changed)}
            or (home.number = row.old_values ->> 'Household' and left(home.org_code, 12) = left(row.old_values ->> 'Unit', 12))
            or (home.number = row.household_number and left(home.org_code, 12) = row.village_code)))
        """,
        cancellationToken);

    /// <summary>Rows whose household cannot take them any more go to the review.</summary>
    public Task<int> ReviewHomelessAsync(CancellationToken cancellationToken) => ReviewAsync(
        $"""
        row.outcome = {nameof(ImportOutcome.Moved)} and not exists (
          select from person join household home on home.tenant_id = person.tenant_id and home.id = person.household_id
          where person.tenant_id = row.tenant_id and person.id = row.person_id
            and home.number = row.household_number and left(home.org_code, 12) = row.village_code)
        """,
        cancellationToken);

    /// <summary>Keeps what the registry has now, for readers of the import and for taking it back.</summary>
    public Task<int> KeepOldAsync(CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        update import_row row set left_household_id = case when row.outcome = {nameof(ImportOutcome.Moved)} and home.number <> row.household_number then home.id end,
          old_values = coalesce(row.old_values, jsonb_build_object()) || jsonb_build_object(
          'Name', person.name, 'Relation', person.relation, 'Phone', person.phone, 'EthnicGroup', person.ethnic_group, 'Unit', person.org_code,
          'Household', home.number, 'HouseholdId', home.id, 'Address', home.address, 'Group', home.group_name,
          'NameInitials', person.name_initials, 'NamePinyin', person.name_pinyin, 'AddressStem', home.address_stem)
        from person join household home on home.tenant_id = person.tenant_id and home.id = person.household_id
        where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To}
          and row.outcome in ({nameof(ImportOutcome.Changed)}, {nameof(ImportOutcome.Moved)}) and row.settled_at is not distinct from {span.SettledAt}::timestamptz
          and person.tenant_id = row.tenant_id and person.id = row.person_id
        """,
        cancellationToken);

    /// <summary>Writes what differs; what the file does not say, or may not change, stays.</summary>
    public async Task ChangeAsync(CancellationToken cancellationToken)
    {
        await work.Database.ExecuteSqlAsync(
            $"""
            update person set
              name = case when named then row.name else person.name end,
              name_initials = case when named then row.name_initials else person.name_initials end,
              name_pinyin = case when named then row.name_pinyin else person.name_pinyin end,
              relation = case when not ({nameof(ImportField.Relation)} = any ({_overwrites})) or {ImportErrors.HeadDiffers.Code} = any (row.faults) then person.relation else row.relation end,
              phone = case when called then row.phone else person.phone end,
              ethnic_group = case when row.ethnic_group is null or not ({nameof(ImportField.EthnicGroup)} = any ({_overwrites})) then person.ethnic_group else row.ethnic_group end
            from import_row row cross join lateral (
              select {nameof(ImportField.Name)} = any ({_overwrites}) or row.decision is not distinct from {nameof(ImportDecision.Renamed)} as named,
                     row.phone is not null and {nameof(ImportField.Phone)} = any ({_overwrites}) as called) may
            where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To}
              and row.outcome in ({nameof(ImportOutcome.Changed)}, {nameof(ImportOutcome.Moved)}) and row.settled_at is not distinct from {span.SettledAt}::timestamptz
              and person.tenant_id = row.tenant_id and person.id = row.person_id
            """,
            cancellationToken);
        await DescribeAsync(cancellationToken);
        await work.Database.ExecuteSqlAsync(
            $"""
            update household set head_name = head.name
            from import_row row
            join person on person.tenant_id = row.tenant_id and person.id = row.person_id
            join person head on head.tenant_id = person.tenant_id and head.household_id = person.household_id and head.relation = {nameof(Relation.Head)}
            where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To}
              and row.outcome in ({nameof(ImportOutcome.Changed)}, {nameof(ImportOutcome.Moved)}) and row.settled_at is not distinct from {span.SettledAt}::timestamptz
              and household.tenant_id = person.tenant_id and household.id = person.household_id and household.head_name <> head.name
            """,
            cancellationToken);
    }

    // Where the household lives is told by the row of its head.
    private async Task DescribeAsync(CancellationToken cancellationToken)
    {
        var moved = await work.Database.SqlQuery<Described>(
            $"""
            update household set
              address = case when row.address is null or not ({nameof(ImportField.Address)} = any ({_overwrites})) then household.address else row.address end,
              address_stem = case when row.address is null or not ({nameof(ImportField.Address)} = any ({_overwrites})) then household.address_stem else row.address_stem end,
              group_name = case when row.group_name is null or not ({nameof(ImportField.Group)} = any ({_overwrites})) then household.group_name else row.group_name end
            from import_row row join person on person.tenant_id = row.tenant_id and person.id = row.person_id
            where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To}
              and row.outcome in ({nameof(ImportOutcome.Changed)}, {nameof(ImportOutcome.Moved)}) and row.settled_at is not distinct from {span.SettledAt}::timestamptz and row.relation = {nameof(Relation.Head)}
              and household.tenant_id = person.tenant_id and household.id = person.household_id
              and (row.address <> household.address or row.group_name <> household.group_name)
            returning household.org_code as "Unit", household.address as "Address"
            """).ToListAsync(cancellationToken);
        var places = moved.Select(home => (Village: home.Unit[..12], Stem: AddressStem.Of(home.Address))).Where(place => place.Stem.Length > 0).Distinct().ToList();
        await work.Database.ExecuteSqlAsync(
            $"""
            insert into address_place (tenant_id, org_code, stem)
            select {work.TenantId}, village, stem from unnest({places.Select(place => place.Village).ToArray()}, {places.Select(place => place.Stem).ToArray()}) as place (village, stem)
            on conflict do nothing
            """,
            cancellationToken);
    }

    private Task<int> ReviewAsync(FormattableString which, CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        SqlText.Join(
            $"""
            update import_row row set outcome = {nameof(ImportOutcome.Ambiguous)}, faults = array_append(array_remove(array_remove(row.faults, {Here}), {Elsewhere}),
                                        -- A household that the unit does not see is registered elsewhere.
                                        case when row.outcome = {nameof(ImportOutcome.Moved)} and not exists (
                                          select from household where household.tenant_id = row.tenant_id and household.number = row.household_number)
                                        then {Elsewhere} else {Here} end),
                                      decision = null, next_head_id = null, decided_by_name = null, decided_at = null, settled_at = null
            where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To}
              and row.outcome in ({nameof(ImportOutcome.Changed)}, {nameof(ImportOutcome.Moved)}) and row.settled_at is not distinct from {span.SettledAt}::timestamptz and {which}
            """),
        cancellationToken);

    private sealed record Described(string Unit, string Address);
}
