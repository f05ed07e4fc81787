using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Importing;

/// <summary>Writes what a list says of last year, and takes it back, in one transaction.</summary>
internal sealed class LastYearPart(UnitOfWork work, ImportSpan span)
{
    private readonly Guid _import = span.Import.Id;

    private readonly bool _enrolled = span.Import.Kind == ImportKind.Enrolled;
    private readonly int _year = span.Import.CoverageYear ?? 0;

    /// <summary>As <see cref="Domain.Households.Person.WasCovered"/> does for one, and its opposite.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var people = new KnownPeople(work, span);
        await people.LockAsync(cancellationToken);
        await people.ReviewMovedSinceAsync(cancellationToken);
        await KeepAsync($"Last", cancellationToken);
        await (_enrolled ? CoverAsync(cancellationToken) : UncoverAsync(cancellationToken));
        await KeepAsync($"Written", cancellationToken);
    }

    /// <summary>What the registry said before.</summary>
    public Task<int> TakeBackAsync(CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        update person set last_covered_year = (old.cover ->> 0)::int, last_covered_tier = old.cover ->> 1,
                          earlier_covered_year = (old.cover ->> 2)::int, earlier_covered_tier = old.cover ->> 3
        from import_row row cross join lateral (select row.old_values -> 'Last' as cover) old
        where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To} and row.outcome = 'Changed'
          and person.tenant_id = row.tenant_id and person.id = row.person_id
        """,
        cancellationToken);

    /// <summary>Whose cover was changed again since, or who has paid since, perhaps at the price of a renewal.</summary>
    public Task<List<UndoObstacle>> FindObstaclesAsync(int most, CancellationToken cancellationToken) => work.Database.SqlQuery<UndoObstacle>(
        $"""
        select row.row_number as "Row", row.name as "Name", person.id as "PersonId", person.household_id as "HouseholdId", verdict.reason as "Reason"
        from import_row row
        left join person on person.tenant_id = row.tenant_id and person.id = row.person_id
        cross join lateral (select case
            when person.id is null then 'undo.gone'
            when exists (
              select from enrollment join contribution on contribution.tenant_id = enrollment.tenant_id and contribution.id = enrollment.contribution_id
              where enrollment.tenant_id = person.tenant_id and enrollment.person_id = person.id and contribution.recorded_at > {span.Import.AppliedAt}) then 'undo.paid'
            when row.old_values -> 'Written' is distinct from jsonb_build_array(
              person.last_covered_year, person.last_covered_tier, person.earlier_covered_year, person.earlier_covered_tier) then 'undo.last-year' end as reason) verdict
        where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To}
          and row.outcome = 'Changed' and verdict.reason is not null
        order by row.row_number limit {most}
        """).ToListAsync(cancellationToken);

    private Task<int> CoverAsync(CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        update person set
          last_covered_year = case when is_last then {_year} else person.last_covered_year end,
          last_covered_tier = case when is_last then row.tier else person.last_covered_tier end,
          earlier_covered_year = case when is_last and person.last_covered_year < {_year} then person.last_covered_year when is_earlier then {_year} else person.earlier_covered_year end,
          earlier_covered_tier = case when is_last and person.last_covered_year < {_year} then person.last_covered_tier when is_earlier then row.tier else person.earlier_covered_tier end
        from import_row row
        join person old on old.tenant_id = row.tenant_id and old.id = row.person_id
        cross join lateral (
          select old.last_covered_year is null or old.last_covered_year <= {_year} as is_last,
                 old.last_covered_year > {_year} and coalesce(old.earlier_covered_year, {_year}) <= {_year} as is_earlier) place
        where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To}
          and row.outcome = 'Changed' and row.settled_at is not distinct from {span.SettledAt}::timestamptz
          and person.tenant_id = old.tenant_id and person.id = old.id
        """,
        cancellationToken);

    private Task<int> UncoverAsync(CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        update person set
          last_covered_year = case when person.last_covered_year = {_year} then person.earlier_covered_year else person.last_covered_year end,
          last_covered_tier = case when person.last_covered_year = {_year} then person.earlier_covered_tier else person.last_covered_tier end,
          earlier_covered_year = null, earlier_covered_tier = null
        from import_row row
        where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To}
          and row.outcome = 'Changed' and row.settled_at is not distinct from {span.SettledAt}::timestamptz
          and person.tenant_id = row.tenant_id and person.id = row.person_id and {_year} in (person.last_covered_year, person.earlier_covered_year)
        """,
        cancellationToken);

    // The years of cover as they are now, under a name; and, for the page, what the registry said of the list's year.
    private Task<int> KeepAsync(FormattableString name, CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        SqlText.Join(
            $"""
            update import_row row set old_values = jsonb_build_object(
                'Name', person.name,
                'Cover', case {_year} when person.last_covered_year then person.last_covered_tier when person.earlier_covered_year then person.earlier_covered_tier end)
              || coalesce(row.old_values, jsonb_build_object()) || jsonb_build_object('{name}', jsonb_build_array(
                person.last_covered_year, person.last_covered_tier, person.earlier_covered_year, person.earlier_covered_tier))
            from person
            where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To}
              and row.outcome = 'Changed' and row.settled_at is not distinct from {span.SettledAt}::timestamptz
              and person.tenant_id = row.tenant_id and person.id = row.person_id
            """),
        cancellationToken);
}
