using EnrollmentPortal.Application.Persistence;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Rosters.Board;

/// <summary>A change of one identity that the rosters in force ask for on the business date and that has not been made.</summary>
internal sealed class RosterDue
{
    public Guid PersonId { get; init; }

    public string Category { get; init; } = string.Empty;

    public Guid RosterId { get; init; }

    /// <summary>The identity to end; null for one to enter.</summary>
    public Guid? IdentityId { get; init; }

    /// <summary>First day of an identity to enter, last day of one to end.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The department's day; null where the list names none, and for what ends.</summary>
    public DateOnly? CertifiedOn { get; init; }
}

/// <summary>Compares the rosters in force with the identities on the books.</summary>
/// <remarks>In force is, for every department and category, the newest applied roster that has reached its day. A department's list ends only
/// what the department itself certified. Nobody is taken off by a line that waits for a decision or could not be read: neither the person
/// that it may mean, nor anybody of the name that it writes.</remarks>
internal static class RosterDues
{
    /// <param name="work">The unit of work.</param>
    /// <param name="people">The people to look at; null for everybody.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends with the round.</param>
    public static Task<List<RosterDue>> RosterDuesAsync(
        this UnitOfWork work, IReadOnlyCollection<Guid>? people, int limit, CancellationToken cancellationToken)
    {
        var (everybody, chosen) = (people is null, people?.ToArray() ?? []);
        return work.Database.SqlQuery<RosterDue>(
            $"""
            with in_force as (
              select * from roster_in_force({work.TenantId}, {work.Today})
            ), named as (
              select in_force.id as roster_id, in_force.department, in_force.category, coalesce(merged.survivor_id, line.person_id) as person_id,
                     bool_or(line.match = 'Matched' or coalesce(line.decision = 'Accepted', false)) as wanted,
                     bool_or(line.match = 'Refused' or (line.match in ('OtherName', 'NameAndBirth', 'Exempt') and line.decision is null)) as open,
                     min(greatest(in_force.effective_on, line.certified_on)) as first_day, min(line.certified_on) as certified_on,
                     max(coalesce(line.certified_until, 'infinity')) as last_day
              from in_force
              join roster_line line on line.tenant_id = {work.TenantId} and line.roster_id = in_force.id and line.category = in_force.category
              left join merged_person merged on merged.tenant_id = line.tenant_id and merged.id = line.person_id
              where line.person_id is not null
              group by 1, 2, 3, 4
            )
            select named.person_id as "PersonId", named.category as "Category", named.roster_id as "RosterId", null::uuid as "IdentityId", named.first_day as "Day",
                   named.certified_on as "CertifiedOn"
            from named
            join person on person.tenant_id = {work.TenantId} and person.id = named.person_id
            where named.wanted and named.first_day <= {work.Today} and named.last_day >= {work.Today}
              and ({everybody} or named.person_id = any ({chosen}))
              and not exists (select from person_identity identity
                              where identity.tenant_id = {work.TenantId} and identity.person_id = named.person_id and identity.category = named.category
                                and identity.ended_on is null)
            union all
            select identity.person_id, identity.category, in_force.id, identity.id,
                   greatest(identity.certified_on, case when named.wanted then named.last_day else in_force.effective_on - 1 end), null
            from in_force
            join person_identity identity on identity.tenant_id = {work.TenantId} and identity.certified_by = in_force.department
              and identity.category = in_force.category and identity.ended_on is null and identity.certified_on <= {work.Today}
            join person on person.tenant_id = {work.TenantId} and person.id = identity.person_id
            left join named on named.person_id = identity.person_id and named.department = in_force.department and named.category = in_force.category
            where (named.person_id is null or not (named.open or (named.wanted and named.last_day >= {work.Today})))
              and ({everybody} or identity.person_id = any ({chosen}))
              and not exists (select from roster_line line
                              where line.tenant_id = {work.TenantId} and line.roster_id = in_force.id and line.category = in_force.category
                                and line.person_id is null and line.name = person.name and line.decision is null
                                and line.match in ('Refused', 'NameAndBirth'))
            order by 1
            limit {limit}
            """).ToListAsync(cancellationToken);
    }
}
