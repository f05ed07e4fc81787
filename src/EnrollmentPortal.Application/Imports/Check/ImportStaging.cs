using EnrollmentPortal.Application.Imports.LastYear;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Imports.Check;

/// <summary>Writes rows of a file with their outcome: copied into a temporary table, compared with the registry on the way out of it.</summary>
internal static class ImportStaging
{
    /// <summary>The unit that several people have in common: a village, a township, or at last the county.</summary>
    internal static readonly FormattableString CommonUnit =
        $"""
        case when min(org_code) = max(org_code) then min(org_code) when left(min(org_code), 9) = left(max(org_code), 9) then left(min(org_code), 9) else left(min(org_code), 6) end
        """;

    private static readonly CopiedTable<StagedRow> Rows = new("import_row",
    [
        new("row_number", (to, row) => to.Write(row.Number)),
        new("org_code", (to, row) => to.Write(row.Place.Value)),
        new("faults", (to, row) => to.Write(row.Faults.Select(KeptErrors.Kept).ToArray())),
        new("repairs", (to, row) => to.Write(row.Repairs.Select(field => field.ToString()).ToArray())),
        new("person_id", (to, row) => to.Write(row.NewId)),
        new("village_code", (to, row) => to.WriteText(row.Village?.Value)),
        new("household_number", (to, row) => to.WriteText(row.Household)),
        new("name", (to, row) => to.Write(row.Name)),
        new("name_initials", (to, row) => to.Write(row.NameInitials)),
        new("name_pinyin", (to, row) => to.Write(row.NamePinyin)),
        new("relation", (to, row) => to.WriteText(row.Relation?.ToString())),
        new("sex", (to, row) => to.WriteText(row.Sex?.ToString())),
        new("born_on", (to, row) => to.WriteDate(row.BornOn)),
        new("ethnic_group", (to, row) => to.WriteText(row.EthnicGroup)),
        new("phone", (to, row) => to.WriteText(row.Phone)),
        new("address", (to, row) => to.WriteText(row.Address)),
        new("address_stem", (to, row) => to.Write(AddressStem.Of(row.Address))),
        new("group_name", (to, row) => to.WriteText(row.Group)),
        new("tier", (to, row) => to.WriteText(row.Tier)),
        new("id_number_hash", (to, row) => WriteBytes(to, row.IdNumber?.Hash)),
        new("id_number_cipher", (to, row) => WriteBytes(to, row.IdNumber?.Cipher)),
        new("id_number_masked", (to, row) => to.WriteText(row.IdNumber?.Masked)),
    ]);

    /// <summary>Adds the rows to the import; the caller commits.</summary>
    public static async Task WriteAsync(UnitOfWork work, PopulationImport import, IReadOnlyList<StagedRow> rows, CancellationToken cancellationToken)
    {
        await Rows.CreateAsync(work, cancellationToken);
        await Rows.WriteAsync(work, rows, cancellationToken);
        await (import.Kind == ImportKind.Population ? CompareAsync(work, import, cancellationToken) : LastYearComparison.CompareAsync(work, import, cancellationToken));
    }

    /// <summary>Rows that turned out to contradict a later one are not taken either.</summary>
    public static async Task RefuseAsync(UnitOfWork work, Guid import, IEnumerable<(int Row, int Later)> contradicted, CancellationToken cancellationToken)
    {
        foreach (var (row, later) in contradicted)
        {
            var fault = ImportErrors.Contradicts(later).Kept();
            await work.Database.ExecuteSqlAsync(
                $"""
                update import_row set outcome = {nameof(ImportOutcome.Faulty)}, faults = array_append(faults, {fault})
                where tenant_id = {work.TenantId} and import_id = {import} and row_number = {row}
                """,
                cancellationToken);
        }
    }

    // Subqueries with a limit, so that each row asks an index however little the planner knows of the temporary table.
    private static Task<int> CompareAsync(UnitOfWork work, PopulationImport import, CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync(
            SqlText.Join(
            $"""
            insert into import_row (
              tenant_id, import_id, row_number, org_code, registered_code, outcome, faults, repairs, person_id, village_code, household_number, name, name_initials,
              name_pinyin, relation, sex, born_on, ethnic_group, phone, address, address_stem, group_name, id_number_hash, id_number_cipher,
              id_number_masked, old_values)
            select {work.TenantId}, {import.Id}, row.row_number, case when row.org_code = {import.OrgCode.Value} then place.code else row.org_code end, place.code, verdict.words[1],
                   case when verdict.words[2] is null then row.faults else array_append(row.faults, verdict.words[2]) end, row.repairs,
                   coalesce(known.id, earlier.person_id, namesake.id, nameless.id, row.person_id), row.village_code, row.household_number, row.name,
                   row.name_initials, row.name_pinyin, row.relation, row.sex, row.born_on, row.ethnic_group, row.phone, row.address, row.address_stem,
                   row.group_name, row.id_number_hash, row.id_number_cipher, row.id_number_masked,
                   case when known.id is not null and verdict.words[1] <> {nameof(ImportOutcome.Same)} then jsonb_build_object(
                     'Name', known.name, 'Relation', known.relation, 'Phone', known.phone, 'EthnicGroup', known.ethnic_group,
                     'Unit', known.org_code, 'Household', known.number, 'Address', known.address, 'Group', known.group_name) end
            from copied_import_row row
            left join lateral (
              select person.id, person.name, person.name_pinyin, person.org_code, person.relation, person.phone, person.ethnic_group, household.number,
                     household.address, household.group_name
              from person join household on household.tenant_id = person.tenant_id and household.id = person.household_id
              where person.tenant_id = {work.TenantId} and person.id_number_hash = row.id_number_hash limit 1) known on cardinality(row.faults) = 0
            left join lateral (
              select former.person_id, person.org_code from earlier_id_number former
              join person on person.tenant_id = former.tenant_id and person.id = former.person_id
              where former.tenant_id = {work.TenantId} and former.id_number_hash = row.id_number_hash limit 1) earlier on known.id is null and cardinality(row.faults) = 0
            left join lateral (
              select id, org_code from person
              where tenant_id = {work.TenantId} and name = row.name and starts_with(org_code, row.village_code) and born_on = row.born_on limit 1) namesake
              on known.id is null and earlier.person_id is null and cardinality(row.faults) = 0
            left join lateral (
              select (array_agg(id))[1] as id, {CommonUnit} as org_code from person
              where row.id_number_hash is null and cardinality(row.faults) = 0
                and tenant_id = {work.TenantId} and name = row.name and starts_with(org_code, {import.OrgCode.Value}) and born_on = row.born_on) nameless on true
            left join lateral (
              select org_code from person
              where tenant_id = {work.TenantId} and id_number_hash = row.id_number_hash limit 1) holder on cardinality(row.faults) > 0
            cross join lateral (
              select coalesce(known.org_code, earlier.org_code, namesake.org_code, nameless.org_code, holder.org_code, row.org_code) as code) place
            cross join lateral (select case
                when cardinality(row.faults) > 0 then array[{nameof(ImportOutcome.Faulty)}]
                when row.id_number_hash is null and nameless.id is null then array[{nameof(ImportOutcome.Faulty)}, {RegistryErrors.IdNumberMissing.Code}]
                when row.id_number_hash is null then array[{nameof(ImportOutcome.Ambiguous)}, 'import.no-number']
                when known.name <> row.name and not ({nameof(ImportField.Name)} = any ({import.Overwrites}) and known.name_pinyin = row.name_pinyin and length(row.name_pinyin) > 1)
                  then array[{nameof(ImportOutcome.Ambiguous)}, 'import.other-name']
                when left(known.org_code, 12) <> row.village_code or known.number <> row.household_number then array[{nameof(ImportOutcome.Moved)}]
                when known.id is not null and (known.name <> row.name
                  or (known.relation <> row.relation and {nameof(ImportField.Relation)} = any ({import.Overwrites}))
                  or (known.ethnic_group <> row.ethnic_group and {nameof(ImportField.EthnicGroup)} = any ({import.Overwrites}))
                  or (row.phone <> coalesce(known.phone, '') and {nameof(ImportField.Phone)} = any ({import.Overwrites}))
                  or (row.relation = {nameof(Relation.Head)} and ((row.address <> known.address and {nameof(ImportField.Address)} = any ({import.Overwrites}))
                                                 or (row.group_name <> known.group_name and {nameof(ImportField.Group)} = any ({import.Overwrites})))))
                  then array[{nameof(ImportOutcome.Changed)}]
                when known.id is not null then array[{nameof(ImportOutcome.Same)}]
                when earlier.person_id is not null then array[{nameof(ImportOutcome.Ambiguous)}, 'import.earlier-number']
                when namesake.id is not null then array[{nameof(ImportOutcome.Ambiguous)}, 'import.same-name-and-birth']
                else array[{nameof(ImportOutcome.New)}] end as words) verdict
            """),
            cancellationToken);

    private static void WriteBytes(NpgsqlBinaryImporter to, byte[]? value)
    {
        if (value is null)
        {
            to.WriteNull();
        }
        else
        {
            to.Write(value);
        }
    }
}
