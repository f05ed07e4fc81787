using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Households.Covers;
using EnrollmentPortal.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Coverage;

/// <summary>A village that a list touches.</summary>
/// <param name="Registered">People of the registry there who should enrol.</param>
/// <param name="Named">Of them, those that some row of the list means or may mean.</param>
/// <param name="IsCovered">The list is taken to name everybody there.</param>
public sealed record CoveredVillage(string Code, string Name, int Registered, int Named, bool IsCovered)
{
    /// <summary>Of the registered, those that no row means.</summary>
    public int Missing => Registered - Named;
}

/// <summary>People that a list names, and people that it does not name though it names their village.</summary>
/// <remarks>A row that is faulty or waits for a decision still names a person: only people who stand nowhere in the list are missing from it.</remarks>
internal sealed class ImportCoverage(UnitOfWork work, PopulationImport import)
{
    /// <summary>Finds the people that the list names; the other questions need it once in the transaction.</summary>
    public async Task FindNamedAsync(CancellationToken cancellationToken)
    {
        await JoinWholeTablesAsync(cancellationToken);
        await work.Database.ExecuteSqlAsync(
            $"""
            create temporary table named on commit drop as
            select distinct person.id from import_row row join person on person.tenant_id = row.tenant_id and person.id = row.person_id
            where row.tenant_id = {work.TenantId} and row.import_id = {import.Id}
            union
            select person.id from import_row row join person on person.tenant_id = row.tenant_id and person.id_number_hash = row.id_number_hash
            where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.outcome in ({nameof(ImportOutcome.Faulty)}, {nameof(ImportOutcome.Ambiguous)})
            union
            select person.id from person where person.tenant_id = {work.TenantId} and (person.name, left(person.org_code, 12)) in (
              select row.name, row.village_code from import_row row
              where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.outcome = {nameof(ImportOutcome.Faulty)} and row.id_number_hash is null)
            """,
            cancellationToken);
        await work.Database.ExecuteSqlAsync($"analyze named", cancellationToken);
    }

    /// <summary>A list that names at least half of a village is taken for one of the whole village, until somebody says otherwise.</summary>
    public async Task SuggestAsync(CancellationToken cancellationToken)
    {
        await FindNamedAsync(cancellationToken);
        import.Cover([.. (await VillagesAsync(cancellationToken)).Where(village => village.Named * 2 >= village.Registered).Select(village => village.Code)]);
    }

    /// <summary>The villages of the list, by code.</summary>
    public async Task<List<CoveredVillage>> VillagesAsync(CancellationToken cancellationToken)
    {
        var names = await work.VillageNamesAsync(cancellationToken);
        var rows = await work.Database.SqlQuery<VillageRow>(
            $"""
            select left(person.org_code, 12) as "Code", count(*)::int as "Registered", count(named.id)::int as "Named"
            from person left join named on named.id = person.id
            where person.tenant_id = {work.TenantId} and person.exemption_reason is null and left(person.org_code, 12) in (
              select case when {import.Kind == ImportKind.Population} then village_code else left(registered_code, 12) end
              from import_row where tenant_id = {work.TenantId} and import_id = {import.Id})
            group by 1 order by 1
            """).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new CoveredVillage(row.Code, names.GetValueOrDefault(row.Code, row.Code), row.Registered, row.Named, import.Covered.Contains(row.Code)));
    }

    /// <summary>Marks who is registered in the covered villages and not named.</summary>
    /// <returns>How many.</returns>
    public Task<int> MarkAsync(CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        insert into import_missing (tenant_id, import_id, person_id, org_code, file_name, listed_at)
        select person.tenant_id, {import.Id}, person.id, person.org_code, {import.FileName}, {import.CreatedAt} from person left join named on named.id = person.id
        where person.tenant_id = {work.TenantId} and named.id is null and person.exemption_reason is null and left(person.org_code, 12) = any ({import.Covered})
        on conflict do nothing
        """,
        cancellationToken);

    /// <summary>People who are registered in the covered villages of a complete list of the enrolled, and not named, were not covered in its year.</summary>
    /// <returns>How many.</returns>
    public Task<int> NoteNotCoveredAsync(CancellationToken cancellationToken)
    {
        var year = import.CoverageYear ?? 0;
        return work.Database.ExecuteSqlAsync(
            $"""
            insert into past_cover (tenant_id, person_id, coverage_year, org_code, source, import_id)
            select person.tenant_id, person.id, {year}, person.org_code, {nameof(PastCoverSource.List)}, {import.Id} from person left join named on named.id = person.id
            where person.tenant_id = {work.TenantId} and named.id is null and person.exemption_reason is null and person.born_on <= {new DateOnly(year, 12, 31)}
              and left(person.org_code, 12) = any ({import.Covered})
            on conflict do nothing
            """,
            cancellationToken);
    }

    /// <summary>A person who was missing from an earlier list and stands in this one is found.</summary>
    public async Task FindAgainAsync(string by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await JoinWholeTablesAsync(cancellationToken);
        await work.Database.ExecuteSqlAsync(
            $"""
            update import_missing missing set settled_at = {at}, settled_by_name = {by}, seen_in = {import.Id}
            where missing.tenant_id = {work.TenantId} and missing.import_id <> {import.Id} and missing.settled_at is null and missing.person_id in (
              select person_id from import_row where tenant_id = {work.TenantId} and import_id = {import.Id}
                and outcome in ({nameof(ImportOutcome.Same)}, {nameof(ImportOutcome.Changed)}, {nameof(ImportOutcome.Moved)}))
            """,
            cancellationToken);
    }

    // A nested loop would take hours where the planner knows nothing yet; and one processor is left to the desks.
    private async Task JoinWholeTablesAsync(CancellationToken cancellationToken)
    {
        await work.Database.ExecuteSqlAsync($"set local enable_nestloop = off", cancellationToken);
        await work.Database.ExecuteSqlAsync($"set local max_parallel_workers_per_gather = 0", cancellationToken);
    }

    private sealed record VillageRow(string Code, int Registered, int Named);
}
