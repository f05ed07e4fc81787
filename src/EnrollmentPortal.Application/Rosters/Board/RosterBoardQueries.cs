using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Board;

/// <summary>What the board reads. A department sees what concerns its own lists.</summary>
internal static class RosterBoardQueries
{
    private const int MaxRows = RosterBoard.MaxRows;

    /// <param name="work">The unit of work.</param>
    /// <param name="campaign">The campaign that people should be enrolled in.</param>
    /// <param name="groups">The categories.</param>
    /// <param name="cancellationToken">Ends with the page.</param>
    public static async Task<IReadOnlyList<RosterGap>> GapsAsync(this UnitOfWork work, Guid campaign, string[] groups, CancellationToken cancellationToken)
    {
        var rows = await work.Database.SqlQuery<GapRow>(
            $"""
            select village.code as "Code", coalesce(unit.name, village.code) as "Name", village.people as "People", village.missing as "Missing"
            from (select left(person.org_code, 12) as code, count(*)::int as people, (count(*) filter (where enrollment.id is null))::int as missing
                  from person
                  left join enrollment on enrollment.tenant_id = person.tenant_id and enrollment.campaign_id = {campaign} and enrollment.person_id = person.id
                  where person.tenant_id = {work.TenantId} and starts_with(person.org_code, {work.Scope.Prefix})
                    and (person.exemption_reason is null or enrollment.id is not null)
                    and exists (select from person_identity identity
                                where identity.tenant_id = person.tenant_id and identity.person_id = person.id and identity.category = any ({groups})
                                  and identity.certified_on <= {work.Today} and coalesce(identity.ended_on, {work.Today}) >= {work.Today})
                  group by 1) village
            left join org_unit unit on unit.tenant_id = {work.TenantId} and unit.org_code = village.code
            where village.missing > 0
            order by village.code
            """).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new RosterGap(OrgCode.Parse(row.Code), row.Name, row.People, row.Missing));
    }

    /// <param name="work">The unit of work.</param>
    /// <param name="department">Only what concerns it; null for everything.</param>
    /// <param name="cancellationToken">Ends with the page.</param>
    public static Task<List<OverlapRow>> OverlapsAsync(this UnitOfWork work, string? department, int? most, CancellationToken cancellationToken) =>
        work.Database.SqlQuery<OverlapRow>(SqlText.Join(
            $"""
            select person_id as "PersonId", array_agg(distinct department || ' ' || category order by department || ' ' || category) as "Lists"
            from (select coalesce(merged.survivor_id, line.person_id) as person_id, in_force.department, in_force.category
                  from ({work.RostersInForce()}) in_force
                  join roster_line line on line.tenant_id = {work.TenantId} and line.roster_id = in_force.id and line.category = in_force.category
                  left join merged_person merged on merged.tenant_id = line.tenant_id and merged.id = line.person_id
                  where line.person_id is not null and (line.match = {nameof(RosterMatch.Matched)} or line.decision = {nameof(RosterDecision.Accepted)})
                  union
                  -- What is on the books without a list stands beside the lists.
                  select identity.person_id, identity.certified_by, identity.category from person_identity identity
                  where identity.tenant_id = {work.TenantId} and identity.certified_on <= {work.Today} and coalesce(identity.ended_on, {work.Today}) >= {work.Today}) named
            group by person_id
            having count(distinct department) > 1 and ({department}::text is null or bool_or(department = {department}))
            order by person_id
            limit {most}
            """)).ToListAsync(cancellationToken);

    /// <inheritdoc cref="OverlapsAsync"/>
    public static async Task<IReadOnlyList<RosterConflict>> ConflictsAsync(this UnitOfWork work, string? department, CancellationToken cancellationToken)
    {
        var rows = await work.Database.SqlQuery<ConflictRow>(SqlText.Join(
            $"""
            with line as (
              select distinct in_force.department, line.name, line.born_on, line.id_number_hash, line.id_number_masked
              from ({work.RostersInForce()}) in_force
              join roster_line line on line.tenant_id = {work.TenantId} and line.roster_id = in_force.id and line.category = in_force.category
              where line.id_number_hash is not null
            )
            (select {nameof(RosterConflictKind.Names)} as "Kind", array_agg(department || ' ' || name || ' ' || id_number_masked order by department, name) as "Lines"
             from line group by id_number_hash
             having count(distinct name) > 1 and count(distinct department) > 1 and ({department}::text is null or bool_or(department = {department}))
             limit {MaxRows})
            union all
            (select {nameof(RosterConflictKind.Numbers)}, array_agg(department || ' ' || name || ' ' || id_number_masked order by department, id_number_masked)
             from line where born_on is not null group by name, born_on
             having count(distinct id_number_hash) > 1 and count(distinct department) > 1 and ({department}::text is null or bool_or(department = {department}))
             limit {MaxRows})
            """)).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new RosterConflict(Enum.Parse<RosterConflictKind>(row.Kind), row.Lines));
    }

    internal sealed class OverlapRow
    {
        public Guid PersonId { get; init; }

        public string[] Lists { get; init; } = [];
    }

    private sealed class GapRow
    {
        public string Code { get; init; } = string.Empty;

        public string Name { get; init; } = string.Empty;

        public int People { get; init; }

        public int Missing { get; init; }
    }

    private sealed class ConflictRow
    {
        public string Kind { get; init; } = string.Empty;

        public string[] Lines { get; init; } = [];
    }
}
