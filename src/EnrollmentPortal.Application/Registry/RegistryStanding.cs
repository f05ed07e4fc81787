using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Registry;

/// <summary>What some people add to the counters as they stand, by the same words by which the books are checked.</summary>
/// <remarks>A use case that changes people reads their standing before and after, in one transaction, and counts the difference, so that no
/// operation has arithmetic of its own. An enrolment wins over an exemption. Money does not move with people and is not part of it.</remarks>
public sealed class RegistryStanding
{
    private readonly Dictionary<OrgCode, Heads> _villages;
    private readonly Dictionary<(OrgCode Village, string Category), Group> _groups;

    private RegistryStanding(Dictionary<OrgCode, Heads> villages, Dictionary<(OrgCode, string), Group> groups) => (_villages, _groups) = (villages, groups);

    /// <summary>Reads the standing of people who lie in the scope. Pending changes must have been saved.</summary>
    public static async Task<RegistryStanding> OfAsync(
        UnitOfWork work, Guid campaign, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        var ids = people.ToArray();
        var villages = await work.Database.SqlQuery<VillageRow>(
            $"""
            select left(person.org_code, 12) as "Village", count(*)::int as "Registered",
                   (count(person.exemption_reason) filter (where enrollment.id is null))::int as "Exempt",
                   (count(*) filter (where enrollment.id is null
                                       and person.exemption_reason = any ({StoredReasons.OtherwiseInsured})))::int as "OtherwiseInsured",
                   count(enrollment.id)::int as "Enrolled"
            from person
            left join enrollment on enrollment.tenant_id = person.tenant_id and enrollment.campaign_id = {campaign}
              and enrollment.person_id = person.id
            where person.tenant_id = {work.TenantId} and person.id = any ({ids})
            group by 1
            """).ToListAsync(cancellationToken);
        var groups = await work.Database.SqlQuery<GroupRow>(
            $"""
            select left(person.org_code, 12) as "Village", identity.category as "Category",
                   (count(*) filter (where person.exemption_reason is null or enrollment.id is not null))::int as "Registered",
                   count(enrollment.id)::int as "Enrolled"
            from person
            join person_identity identity on identity.tenant_id = person.tenant_id and identity.person_id = person.id
              and identity.certified_on <= {work.Today} and coalesce(identity.ended_on, {work.Today}) >= {work.Today}
            left join enrollment on enrollment.tenant_id = person.tenant_id and enrollment.campaign_id = {campaign}
              and enrollment.person_id = person.id
            where person.tenant_id = {work.TenantId} and person.id = any ({ids})
            group by 1, 2
            """).ToListAsync(cancellationToken);
        return new RegistryStanding(
            villages.ToDictionary(
                row => OrgCode.Parse(row.Village), row => new Heads(row.Registered, row.Exempt, row.OtherwiseInsured, row.Enrolled)),
            groups.ToDictionary(row => (OrgCode.Parse(row.Village), row.Category), row => new Group(row.Registered, row.Enrolled)));
    }

    /// <summary>Adds what changed between two standings of the same people to the counters of the business date.</summary>
    public static Task CountChangeAsync(
        UnitOfWork work, Guid campaign, RegistryStanding before, RegistryStanding after, CancellationToken cancellationToken) =>
        CountChangeAsync(work, campaign, before, after, [], cancellationToken);

    /// <summary>The same with what newcomers add, in one pass: two would take the counters' locks out of their order.</summary>
    public static Task CountChangeAsync(
        UnitOfWork work, Guid campaign, RegistryStanding before, RegistryStanding after, IEnumerable<ProgressDelta> newcomers, CancellationToken cancellationToken)
    {
        var villages = before._villages.Keys.Union(after._villages.Keys)
            .Select(village => (Village: village, Change: after._villages.GetValueOrDefault(village).Minus(before._villages.GetValueOrDefault(village))))
            .Where(pair => pair.Change != default)
            .Select(pair => new ProgressDelta(
                pair.Village, pair.Change.Registered, pair.Change.Exempt, pair.Change.Enrolled, OtherwiseInsured: pair.Change.OtherwiseInsured));
        var groups = before._groups.Keys.Union(after._groups.Keys)
            .Select(key => (Key: key, Change: after._groups.GetValueOrDefault(key).Minus(before._groups.GetValueOrDefault(key))))
            .Where(pair => pair.Change != default)
            .Select(pair => new GroupDelta(pair.Key.Village, pair.Key.Category, pair.Change.Registered, pair.Change.Enrolled));
        return work.CountAsync(campaign, work.Today, villages.Concat(newcomers), groups, cancellationToken);
    }

    private readonly record struct Heads(int Registered, int Exempt, int OtherwiseInsured, int Enrolled)
    {
        public Heads Minus(Heads other) => new(
            Registered - other.Registered, Exempt - other.Exempt, OtherwiseInsured - other.OtherwiseInsured, Enrolled - other.Enrolled);
    }

    private readonly record struct Group(int Registered, int Enrolled)
    {
        public Group Minus(Group other) => new(Registered - other.Registered, Enrolled - other.Enrolled);
    }

    private sealed class VillageRow
    {
        public string Village { get; init; } = string.Empty;

        public int Registered { get; init; }

        public int Exempt { get; init; }

        public int OtherwiseInsured { get; init; }

        public int Enrolled { get; init; }
    }

    private sealed class GroupRow
    {
        public string Village { get; init; } = string.Empty;

        public string Category { get; init; } = string.Empty;

        public int Registered { get; init; }

        public int Enrolled { get; init; }
    }
}
