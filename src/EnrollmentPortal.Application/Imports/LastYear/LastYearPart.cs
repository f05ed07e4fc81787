using EnrollmentPortal.Application.Imports.Apply;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Imports.Undo;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Households.Covers;
using EnrollmentPortal.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.LastYear;

/// <summary>Writes what a list says of last year, and takes it back, in one transaction.</summary>
internal sealed class LastYearPart(UnitOfWork work, ImportSpan span)
{
    private readonly Guid _import = span.Import.Id;

    private readonly bool _enrolled = span.Import.Kind == ImportKind.Enrolled;
    private readonly int _year = span.Import.CoverageYear ?? 0;

    /// <summary>People who were enrolled get the tier; the others are known not to have been covered.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var people = new KnownPeople(work, span);
        await people.LockAsync(cancellationToken);
        await people.ReviewMovedSinceAsync(cancellationToken);
        await KeepAsync($"Last", cancellationToken);
        await WriteAsync(cancellationToken);
        await KeepAsync($"Written", cancellationToken);
    }

    /// <summary>What the registry said before.</summary>
    public async Task TakeBackAsync(CancellationToken cancellationToken)
    {
        await work.Database.ExecuteSqlAsync(
            $"""
            delete from past_cover cover using import_row row
            where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To} and row.outcome = {nameof(ImportOutcome.Changed)}
              and cover.tenant_id = row.tenant_id and cover.person_id = row.person_id and cover.coverage_year = {_year}
              and jsonb_typeof(row.old_values -> 'Last') = 'null'
            """,
            cancellationToken);
        await work.Database.ExecuteSqlAsync(
            $"""
            update past_cover cover set tier = row.old_values -> 'Last' ->> 'Tier', source = row.old_values -> 'Last' ->> 'Source', noted_at = now()
            from import_row row
            where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To} and row.outcome = {nameof(ImportOutcome.Changed)}
              and cover.tenant_id = row.tenant_id and cover.person_id = row.person_id and cover.coverage_year = {_year}
              and jsonb_typeof(row.old_values -> 'Last') = 'object'
            """,
            cancellationToken);
    }

    /// <summary>People whose cover was changed again since, or who have paid since, perhaps at the price of a renewal.</summary>
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
            when row.old_values -> 'Written' is distinct from coalesce((
              select jsonb_build_object('Tier', cover.tier, 'Source', cover.source) from past_cover cover
              where cover.tenant_id = person.tenant_id and cover.person_id = person.id and cover.coverage_year = {_year}), 'null') then 'undo.last-year' end as reason) verdict
        where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To}
          and row.outcome = {nameof(ImportOutcome.Changed)} and verdict.reason is not null
        order by row.row_number limit {most}
        """).ToListAsync(cancellationToken);

    // Two rows may mean one person, after a decision: the later one holds.
    private Task<int> WriteAsync(CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        insert into past_cover (tenant_id, person_id, coverage_year, org_code, tier, source)
        select distinct on (person.id) person.tenant_id, person.id, {_year}, person.org_code, case when {_enrolled} then row.tier end, {nameof(PastCoverSource.List)}
        from import_row row join person on person.tenant_id = row.tenant_id and person.id = row.person_id
        where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To}
          and row.outcome = {nameof(ImportOutcome.Changed)} and row.settled_at is not distinct from {span.SettledAt}::timestamptz
        order by person.id, row.row_number desc
        on conflict (tenant_id, person_id, coverage_year) do update
        set tier = excluded.tier, source = excluded.source, import_id = null, noted_at = excluded.noted_at
        """,
        cancellationToken);

    // What the registry says of the list's year, under a name; and, for the page, the tier that it said first.
    private Task<int> KeepAsync(FormattableString name, CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        SqlText.Join(
            $"""
            update import_row row set old_values = jsonb_build_object('Name', person.name, 'Cover', past.tier)
              || coalesce(row.old_values, jsonb_build_object())
              || jsonb_build_object('{name}', case when past.person_id is not null then jsonb_build_object('Tier', past.tier, 'Source', past.source) end)
            from person
            left join past_cover past on past.tenant_id = person.tenant_id and past.person_id = person.id and past.coverage_year = {_year}
            where row.tenant_id = {work.TenantId} and row.import_id = {_import} and row.row_number between {span.From} and {span.To}
              and row.outcome = {nameof(ImportOutcome.Changed)} and row.settled_at is not distinct from {span.SettledAt}::timestamptz
              and person.tenant_id = row.tenant_id and person.id = row.person_id
            """),
        cancellationToken);
}
