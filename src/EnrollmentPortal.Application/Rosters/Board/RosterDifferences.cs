using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Application.Rosters.Reading;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Board;

/// <summary>What a roster changes against the department's list before it.</summary>
internal static class RosterDifferences
{
    /// <summary>People who were or are on the list and whose categories differ.</summary>
    /// <remarks>A category of which the department has sent no list yet is compared with what it had certified before.</remarks>
    public static async Task<List<RosterDifference>> DifferencesAsync(this UnitOfWork work, Roster roster, CancellationToken cancellationToken) =>
        (await work.CompareAsync(roster, cancellationToken)).Differences;

    /// <summary>The same with how many people were on the list before.</summary>
    public static async Task<RosterComparison> CompareAsync(this UnitOfWork work, Roster roster, CancellationToken cancellationToken)
    {
        var rows = await work.Database.SqlQuery<Row>(
            $"""
            with prior as (
              select distinct on (covered.category) earlier.id, covered.category
              from roster earlier cross join unnest(earlier.categories) as covered(category)
              where earlier.tenant_id = {work.TenantId} and earlier.department = {roster.Department} and earlier.state = 'Applied'
                and earlier.list_month < {roster.ListMonth} and covered.category = any ({roster.Categories})
              order by covered.category, earlier.list_month desc
            ), standing as (
              select coalesce(merged.survivor_id, line.person_id) as person_id, line.category, line.roster_id = {roster.Id} as now
              from roster_line line
              left join prior on prior.id = line.roster_id and prior.category = line.category
              left join merged_person merged on merged.tenant_id = line.tenant_id and merged.id = line.person_id
              where line.tenant_id = {work.TenantId} and line.person_id is not null and line.match not in ('Deceased', 'Refused')
                and line.decision is distinct from 'Rejected' and (prior.id is not null or line.roster_id = {roster.Id})
              union all
              select identity.person_id, identity.category, false
              from person_identity identity
              where identity.tenant_id = {work.TenantId} and identity.certified_by = {roster.Department} and identity.category = any ({roster.Categories})
                and identity.certified_on < {roster.EffectiveOn} and coalesce(identity.ended_on, 'infinity') >= {roster.EffectiveOn} - 1
                and not exists (select from prior where prior.category = identity.category)
            ), compared as (
              select person_id,
                     coalesce(array_agg(distinct category order by category) filter (where not now), array[]::text[]) as before,
                     coalesce(array_agg(distinct category order by category) filter (where now), array[]::text[]) as after
              from standing group by person_id
            )
            select compared.person_id as "PersonId", person.name as "Name", person.id_number_masked as "IdNumber",
                   coalesce(unit.name, person.org_code) as "Village", compared.before as "Before", compared.after as "After",
                   (select count(distinct person_id) from standing where not now)::int as "Listed"
            from compared
            join person on person.tenant_id = {work.TenantId} and person.id = compared.person_id
            left join org_unit unit on unit.tenant_id = person.tenant_id and unit.org_code = left(person.org_code, 12)
            where compared.before <> compared.after
            order by person.org_code, person.name
            """).ToListAsync(cancellationToken);
        return new RosterComparison(
            rows.Count == 0 ? 0 : rows[0].Listed,
            rows.ConvertAll(row => new RosterDifference(KindOf(row), row.PersonId, row.Name, row.IdNumber, row.Village, row.Before, row.After)));
    }

    private static RosterDifferenceKind KindOf(Row row) => (row.Before.Length, row.After.Length) switch
    {
        (0, _) => RosterDifferenceKind.Added,
        (_, 0) => RosterDifferenceKind.Removed,
        _ => RosterDifferenceKind.Changed,
    };

    private sealed class Row
    {
        public Guid PersonId { get; init; }

        public string Name { get; init; } = string.Empty;

        public string IdNumber { get; init; } = string.Empty;

        public string Village { get; init; } = string.Empty;

        public string[] Before { get; init; } = [];

        public string[] After { get; init; } = [];

        public int Listed { get; init; }
    }
}

/// <summary>A list beside the one before it.</summary>
/// <param name="Listed">People on the list before; 0 where nothing differs.</param>
internal sealed record RosterComparison(int Listed, List<RosterDifference> Differences)
{
    /// <summary>What the priced differences take away.</summary>
    public RosterLoss LossOf(IReadOnlyList<RosterDifference> priced)
    {
        var (leaving, losing) = (priced.Count(row => row.Kind == RosterDifferenceKind.Removed), priced.Count(row => row.Has(RosterEffect.Loses)));
        return leaving == 0 && losing == 0 ? new RosterLoss(0, 0, 0) : new RosterLoss(Listed, leaving, losing);
    }
}
