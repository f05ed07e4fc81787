using EnrollmentPortal.Application.Imports.Apply;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Check;

/// <summary>What can only be said when all rows are there: every household has one head and one village, and lies in the unit.</summary>
/// <remarks>Whether the county has somebody in another unit is no matter of a check: a list of numbers would be enough to ask. It turns out when
/// the rows are brought onto the books, see <see cref="ImportPart"/>.</remarks>
internal sealed class HouseholdRules(UnitOfWork work, PopulationImport import)
{
    /// <summary>Judges the rows and lists the households that new people need.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        // Whole tables are joined here, of which the planner knows nothing yet: a nested loop would take hours.
        await work.Database.ExecuteSqlAsync($"set local enable_nestloop = off", cancellationToken);
        await work.Database.ExecuteSqlAsync($"set local work_mem = '64MB'", cancellationToken);
        // What is ruled out above looks dear, and compiling for it would take longer than the statements do.
        await work.Database.ExecuteSqlAsync($"set local jit = off", cancellationToken);
        await HoldBackMergedAsync(cancellationToken);
        await new MoveRules(work, import).ApplyAsync(cancellationToken);
        await SumUpAsync(cancellationToken);
        await work.Database.ExecuteSqlAsync($"analyze file_home", cancellationToken);
        await RefuseAsync(nameof(ImportOutcome.Faulty), ImportErrors.TwoHeads.Code, $"home.heads > 1 and row.relation = {nameof(Relation.Head)}", cancellationToken);
        await RefuseAsync(nameof(ImportOutcome.Faulty), ImportErrors.TwoVillages.Code, $"home.first_village <> home.last_village", cancellationToken);
        await RefuseAsync(nameof(ImportOutcome.Faulty), ImportErrors.HouseholdInOtherVillage.Code, Elsewhere, cancellationToken);
        await RefuseAsync(nameof(ImportOutcome.Ambiguous), ImportErrors.HeadThere.Code, SecondHead, cancellationToken);
        await RefuseAsync(nameof(ImportOutcome.Faulty), ImportErrors.NoHead.Code, $"home.known_unit is null and home.head_name is null", cancellationToken);
        await ListAsync(cancellationToken);
    }

    // The number is taken for ever, and leads to where the people went.
    private Task<int> HoldBackMergedAsync(CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        update import_row row set outcome = {nameof(ImportOutcome.Ambiguous)}, faults = array_append(row.faults, {ImportErrors.HouseholdMerged.Code})
        from household gone
        where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.outcome in ({nameof(ImportOutcome.New)}, {nameof(ImportOutcome.Moved)})
          and gone.tenant_id = row.tenant_id and gone.number = row.household_number and gone.merged_into is not null
        """,
        cancellationToken);

    private static readonly FormattableString SecondHead =
        $"row.outcome = {nameof(ImportOutcome.New)} and home.known_unit is not null and home.has_head and row.relation = {nameof(Relation.Head)}";

    // New people go along with a household that moves as a whole.
    private static readonly FormattableString Elsewhere =
        $"""
        row.outcome = {nameof(ImportOutcome.New)} and home.known_unit is not null and left(home.known_unit, 12) <> row.village_code
        and not exists (select from moving where moving.to_id = home.known_id and moving.to_village = row.village_code)
        """;

    // A head whose row is faulty still gives the household its name, so that the family does not wait for it.
    private Task<int> SumUpAsync(CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        create temporary table file_home on commit drop as
        select home.*, known.id as known_id, known.org_code as known_unit,
               exists (select from person where person.tenant_id = {work.TenantId} and person.household_id = known.id and person.relation = {nameof(Relation.Head)}) as has_head
        from (
          select household_number as number, min(village_code) filter (where outcome in ({nameof(ImportOutcome.New)}, {nameof(ImportOutcome.Moved)})) as first_village,
                 max(village_code) filter (where outcome in ({nameof(ImportOutcome.New)}, {nameof(ImportOutcome.Moved)})) as last_village,
                 count(*) filter (where relation = {nameof(Relation.Head)} and outcome <> {nameof(ImportOutcome.Faulty)}) as heads,
                 min(name) filter (where relation = {nameof(Relation.Head)} and name <> '') as head_name
          from import_row where tenant_id = {work.TenantId} and import_id = {import.Id} and household_number is not null
          group by household_number having count(*) filter (where outcome in ({nameof(ImportOutcome.New)}, {nameof(ImportOutcome.Moved)})) > 0) home
        left join household known on known.tenant_id = {work.TenantId} and known.number = home.number and known.merged_into is null
        """,
        cancellationToken);

    private Task<int> RefuseAsync(string outcome, string fault, FormattableString where, CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync(
            SqlText.Join(
                $"""
                update import_row row set outcome = {outcome}, faults = array_append(row.faults, {fault})
                from file_home home
                where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.outcome in ({nameof(ImportOutcome.New)}, {nameof(ImportOutcome.Moved)})
                  and row.household_number = home.number and {where}
                """),
            cancellationToken);

    private Task<int> ListAsync(CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        insert into import_household (tenant_id, import_id, first_row, org_code, id, number, village_code, head_name, group_name, address, address_stem, phone)
        select {work.TenantId}, {import.Id}, wanted.first_row, home.first_village, gen_random_uuid(), home.number, home.first_village, home.head_name,
               coalesce(first.group_name, ''), coalesce(first.address, ''), first.address_stem, wanted.phone
        from (select household_number as number, min(row_number) as first_row, min(phone) filter (where relation = {nameof(Relation.Head)}) as phone
              from import_row where tenant_id = {work.TenantId} and import_id = {import.Id} and outcome in ({nameof(ImportOutcome.New)}, {nameof(ImportOutcome.Moved)}) group by household_number) wanted
        join file_home home on home.number = wanted.number and home.known_unit is null
        cross join lateral (select * from import_row where tenant_id = {work.TenantId} and import_id = {import.Id} and row_number = wanted.first_row limit 1) first
        """,
        cancellationToken);
}
