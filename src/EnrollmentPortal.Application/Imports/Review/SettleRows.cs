using EnrollmentPortal.Application.Imports.Apply;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Review;

/// <summary>Gives decided rows the outcome that follows from the decision, so that they go the way of all others.</summary>
internal sealed class SettleRows(UnitOfWork work, PopulationImport import)
{
    private const int Part = 1_000;

    /// <summary>The next decided rows, with their outcome; null when there are none.</summary>
    /// <param name="now">Marks them; made later than every mark before, so that a span finds its own rows alone.</param>
    public async Task<ImportSpan?> NextAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await DecidedAsync(cancellationToken);
        if (rows.Length == 0)
        {
            return null;
        }

        var last = await work.ImportRows.Where(row => row.ImportId == import.Id && row.Decision != null).MaxAsync(row => row.SettledAt, cancellationToken);
        var at = last >= now ? last.Value.AddMicroseconds(1) : now;
        await JudgeAsync(rows, at, cancellationToken);
        var span = new ImportSpan(import, rows.Min(), rows.Max(), at);
        if (import.Kind == ImportKind.Population)
        {
            await new MoveRules(work, import, at).ApplyAsync(cancellationToken);
            await ListHouseholdsAsync(span, cancellationToken);
        }

        return span;
    }

    private async Task<int[]> DecidedAsync(CancellationToken cancellationToken) =>
    [
        .. await work.Database.SqlQuery<int>(
            $"""
            select row_number as "Value" from import_row
            where tenant_id = {work.TenantId} and import_id = {import.Id} and outcome = {nameof(ImportOutcome.Ambiguous)}
              and decision in ({nameof(ImportDecision.SamePerson)}, {nameof(ImportDecision.Renamed)}, {nameof(ImportDecision.NewPerson)})
            order by row_number limit {Part} for no key update
            """).ToListAsync(cancellationToken),
    ];

    // The rows are named, so that they are looked up however little the planner knows of them.
    private Task<int> JudgeAsync(int[] rows, DateTimeOffset at, CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        update import_row row set settled_at = {at},
          outcome = case when row.decision = {nameof(ImportDecision.NewPerson)} then {nameof(ImportOutcome.New)} else coalesce(verdict.outcome, {nameof(ImportOutcome.Changed)}) end,
          -- Who is to head a household that has a head joins it as a member.
          relation = case when row.relation = {nameof(Relation.Head)} and (row.decision = {nameof(ImportDecision.NewPerson)} or verdict.number <> row.household_number) and exists (
              select from household home join person head on head.tenant_id = home.tenant_id and head.household_id = home.id and head.relation = {nameof(Relation.Head)}
              where home.tenant_id = row.tenant_id and home.number = row.household_number) then {nameof(Relation.Other)} else row.relation end,
          old_values = case when row.decision <> {nameof(ImportDecision.NewPerson)} then jsonb_build_object('Unit', verdict.unit, 'Household', verdict.number) end
        from import_row judged
        left join lateral (
          select known.org_code as unit, home.number, case
              when {import.Kind != ImportKind.Population} then {nameof(ImportOutcome.Changed)}
              when home.number <> judged.household_number or left(home.org_code, 12) <> judged.village_code then {nameof(ImportOutcome.Moved)}
              when (known.name <> judged.name and (judged.decision = {nameof(ImportDecision.Renamed)} or {nameof(ImportField.Name)} = any ({import.Overwrites})))
                or (known.relation <> judged.relation and {nameof(ImportField.Relation)} = any ({import.Overwrites}) and not ({ImportErrors.HeadDiffers.Code} = any (judged.faults)))
                or (known.ethnic_group <> judged.ethnic_group and {nameof(ImportField.EthnicGroup)} = any ({import.Overwrites}))
                or (judged.phone <> coalesce(known.phone, '') and {nameof(ImportField.Phone)} = any ({import.Overwrites}))
                or (judged.relation = {nameof(Relation.Head)} and ((judged.address <> home.address and {nameof(ImportField.Address)} = any ({import.Overwrites}))
                                                  or (judged.group_name <> home.group_name and {nameof(ImportField.Group)} = any ({import.Overwrites})))) then {nameof(ImportOutcome.Changed)}
              else {nameof(ImportOutcome.Same)} end as outcome
          from person known join household home on home.tenant_id = known.tenant_id and home.id = known.household_id
          where known.tenant_id = {work.TenantId} and known.id = judged.person_id) verdict on true
        where judged.tenant_id = {work.TenantId} and judged.import_id = {import.Id} and judged.row_number = any ({rows})
          and row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number = any ({rows}) and row.row_number = judged.row_number
        """,
        cancellationToken);

    private Task<int> ListHouseholdsAsync(ImportSpan span, CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        insert into import_household (tenant_id, import_id, first_row, org_code, id, number, village_code, head_name, group_name, address, address_stem, phone)
        select distinct on (row.household_number) row.tenant_id, row.import_id, row.row_number, row.village_code, gen_random_uuid(), row.household_number, row.village_code,
               row.name, coalesce(row.group_name, ''), coalesce(row.address, ''), row.address_stem, row.phone
        from import_row row
        where row.tenant_id = {work.TenantId} and row.import_id = {import.Id} and row.row_number between {span.From} and {span.To}
          and row.settled_at = {span.SettledAt} and row.outcome in ({nameof(ImportOutcome.New)}, {nameof(ImportOutcome.Moved)})
          and not exists (select from household where household.tenant_id = row.tenant_id and household.number = row.household_number)
        order by row.household_number, (row.relation = {nameof(Relation.Head)}) desc, row.row_number
        on conflict do nothing
        """,
        cancellationToken);
}
