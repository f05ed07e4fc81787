using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Check;

/// <summary>Which moves and changes of heads leave every household of the registry whole: with one head, and in one village.</summary>
/// <remarks>A row that is held back changes what the others find, so that the rules are asked until none objects. They only ever hold
/// back, so that this ends.</remarks>
internal sealed class MoveRules(UnitOfWork work, PopulationImport import, DateTimeOffset? settledAt = null)
{
    private static readonly SqlFile HoldBack = SqlFile.Beside(typeof(MoveRules), "HoldBackMoves.sql");

    // A household goes to another village with everybody in it, or not at all.
    private static readonly FormattableString Torn =
        $"""
        moving.outcome = {nameof(ImportOutcome.Moved)} and not moving.agreed and left(moving.to_unit, 12) <> moving.to_village and exists (
          select from person where person.tenant_id = moving.tenant_id and person.household_id = moving.to_id and not exists (
            select from moving other where other.person_id = person.id and other.to_id = moving.to_id and other.to_village = moving.to_village and other.outcome = {nameof(ImportOutcome.Moved)}))
        """;

    // Rows that change the heads of a household that would have none, or two.
    private static readonly FormattableString Headless =
        $"""
        (moving.from_id in (select id from headless) and moving.old_relation = {nameof(Relation.Head)} and (moving.leaves or moving.new_relation <> {nameof(Relation.Head)}))
        or (moving.to_id in (select id from headless) and moving.new_relation = {nameof(Relation.Head)} and (moving.leaves or moving.old_relation <> {nameof(Relation.Head)}))
        """;

    /// <summary>Sends to the review what must not be done. Leaves the table <c>moving</c> with what may.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await ListAsync(cancellationToken);
        await work.Database.ExecuteSqlAsync($"analyze moving", cancellationToken);
        for (var held = 1; held > 0;)
        {
            held = await HoldBackAsync(ImportErrors.HouseholdWithOthers.Code, Torn, cancellationToken)
                + await HoldBackAsync(ImportErrors.HeadDiffers.Code, Headless, cancellationToken);
        }
    }

    private Task<int> ListAsync(CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        $"""
        create temporary table moving on commit drop as
        select row.tenant_id, row.row_number, row.outcome, row.person_id, row.village_code as to_village, person.household_id as from_id, target.id as to_id,
               target.org_code as to_unit, person.household_id is distinct from target.id as leaves, person.relation as old_relation, row.next_head_id,
               {ImportErrors.HouseholdWithOthers.Code} = any (row.faults) as agreed,
               case when person.household_id = target.id and (not ({nameof(ImportField.Relation)} = any ({import.Overwrites})) or {ImportErrors.HeadDiffers.Code} = any (row.faults)) then person.relation else row.relation end as new_relation
        from import_row row
        join person on person.tenant_id = row.tenant_id and person.id = row.person_id
        left join household target on target.tenant_id = row.tenant_id and target.number = row.household_number and target.merged_into is null
        where row.tenant_id = {work.TenantId} and row.import_id = {import.Id}
          and row.settled_at is not distinct from {settledAt}::timestamptz and (row.outcome = {nameof(ImportOutcome.Moved)}
          or (row.outcome = {nameof(ImportOutcome.Changed)} and {nameof(ImportField.Relation)} = any ({import.Overwrites}) and (person.relation = {nameof(Relation.Head)}) <> (row.relation = {nameof(Relation.Head)})))
        """,
        cancellationToken);

    private Task<int> HoldBackAsync(string fault, FormattableString which, CancellationToken cancellationToken) => work.Database.ExecuteSqlAsync(
        HoldBack.With(
            ("tenant", work.TenantId), ("import", import.Id), ("fault", fault), ("which", which),
            ("ambiguous", nameof(ImportOutcome.Ambiguous)), ("head", nameof(Relation.Head))),
        cancellationToken);
}
