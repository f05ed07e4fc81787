using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Rosters;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Matching;

/// <summary>Finds people who were registered after a list had named them, by the same rules by which a list is matched.</summary>
/// <remarks>A line that nobody is registered for waits for the register, not for the department's next list.</remarks>
internal static class RosterRematch
{
    /// <param name="work">In the county's scope: a line may name no township.</param>
    /// <param name="people">The people to look for; null for everybody.</param>
    /// <param name="cancellationToken">Ends with the round.</param>
    /// <returns>How many lines found their person, or candidates for a decision.</returns>
    public static async Task<int> FindRegisteredAsync(this UnitOfWork work, IReadOnlyCollection<Guid>? people, CancellationToken cancellationToken)
    {
        var (everybody, chosen) = (people is null, people?.ToArray() ?? []);
        var byNumber = await work.Database.ExecuteSqlAsync(
            $"""
            update roster_line line
            set person_id = person.id, org_code = person.org_code,
                match = case when person.exemption_reason = {nameof(ExemptionReason.Deceased)} then {nameof(RosterMatch.Deceased)}
                             when translate(regexp_replace(person.name, '\s', '', 'g'), '•・．∙', '····') <> line.name then {nameof(RosterMatch.OtherName)}
                             when person.exemption_reason is not null then {nameof(RosterMatch.Exempt)}
                             else {nameof(RosterMatch.Matched)} end
            from person, roster
            where line.tenant_id = {work.TenantId} and line.match = {nameof(RosterMatch.Unknown)} and line.id_number_hash is not null
              and roster.tenant_id = {work.TenantId} and roster.id = line.roster_id and roster.state in ({nameof(RosterState.Draft)}, {nameof(RosterState.Proposed)}, {nameof(RosterState.Applied)})
              and person.tenant_id = {work.TenantId} and person.id_number_hash = line.id_number_hash
              and ({everybody} or person.id = any ({chosen}))
            """,
            cancellationToken);
        var byName = await work.Database.ExecuteSqlAsync(
            $"""
            update roster_line line
            set match = case when found.people = 1 and found.deceased then {nameof(RosterMatch.Deceased)} else {nameof(RosterMatch.NameAndBirth)} end,
                person_id = case when found.people = 1 then found.only end,
                org_code = case when found.people = 1 then found.unit else line.org_code end,
                fault = case when found.people = 1 then null else 'roster.several-candidates' end
            from (select line.roster_id, line.number, count(*) as people, (array_agg(person.id))[1] as only, min(person.org_code) as unit,
                         bool_and(coalesce(person.exemption_reason = {nameof(ExemptionReason.Deceased)}, false)) as deceased
                  from roster_line line
                  join roster on roster.tenant_id = line.tenant_id and roster.id = line.roster_id and roster.state in ({nameof(RosterState.Draft)}, {nameof(RosterState.Proposed)}, {nameof(RosterState.Applied)})
                  join person on person.tenant_id = line.tenant_id and person.name = line.name and person.born_on = line.born_on
                  where line.tenant_id = {work.TenantId} and line.match = {nameof(RosterMatch.Unknown)} and line.id_number_hash is null and line.born_on is not null
                    and ({everybody} or person.id = any ({chosen}))
                  group by line.roster_id, line.number) found
            where line.tenant_id = {work.TenantId} and line.roster_id = found.roster_id and line.number = found.number and line.match = {nameof(RosterMatch.Unknown)}
            """,
            cancellationToken);
        return byNumber + byName;
    }
}
