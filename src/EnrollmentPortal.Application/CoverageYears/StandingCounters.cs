using EnrollmentPortal.Application.Persistence;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.CoverageYears;

/// <summary>Brings a campaign's counters of people to what the registry says now.</summary>
internal static class StandingCounters
{
    /// <summary>Adds the difference to the day's row of every village, and sets the groups. Nothing is written where nothing differs.</summary>
    /// <remarks>By the words of <see cref="Progress.Verification.CounterChecks"/>; the years must be held, so that nobody counts meanwhile.</remarks>
    public static async Task CountStandingAsync(this UnitOfWork work, Guid campaign, DateOnly day, CancellationToken cancellationToken)
    {
        await CountVillagesAsync(work, campaign, day, cancellationToken);
        await CountGroupsAsync(work, campaign, cancellationToken);
    }

    private static Task<int> CountVillagesAsync(UnitOfWork work, Guid campaign, DateOnly day, CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync(
            $"""
            insert into village_progress as counter (tenant_id, campaign_id, org_code, day, registered, exempt, otherwise_insured, enrolled)
            select {work.TenantId}, {campaign}, coalesce(kept.village, counted.village), {day},
                   coalesce(counted.registered, 0) - coalesce(kept.registered, 0), coalesce(counted.exempt, 0) - coalesce(kept.exempt, 0),
                   coalesce(counted.otherwise, 0) - coalesce(kept.otherwise, 0), coalesce(counted.enrolled, 0) - coalesce(kept.enrolled, 0)
            from (select org_code as village, sum(registered)::int as registered, sum(exempt)::int as exempt,
                         sum(otherwise_insured)::int as otherwise, sum(enrolled)::int as enrolled
                  from village_progress where tenant_id = {work.TenantId} and campaign_id = {campaign} group by 1) kept
            full join (select left(person.org_code, 12) as village, count(*)::int as registered,
                              (count(exemption_reason) filter (where enrollment.id is null))::int as exempt,
                              (count(*) filter (where enrollment.id is null and exemption_reason = any ({StoredReasons.OtherwiseInsured})))::int as otherwise,
                              count(enrollment.id)::int as enrolled
                       from person
                       left join enrollment on enrollment.tenant_id = person.tenant_id and enrollment.campaign_id = {campaign}
                         and enrollment.person_id = person.id
                       where person.tenant_id = {work.TenantId} group by 1) counted
              on kept.village = counted.village
            where (kept.registered, kept.exempt, kept.otherwise, kept.enrolled)
              is distinct from (counted.registered, counted.exempt, counted.otherwise, counted.enrolled)
            on conflict (tenant_id, campaign_id, org_code, day) do update set
              registered = counter.registered + excluded.registered,
              exempt = counter.exempt + excluded.exempt,
              otherwise_insured = counter.otherwise_insured + excluded.otherwise_insured,
              enrolled = counter.enrolled + excluded.enrolled
            """,
            cancellationToken);

    private static Task<int> CountGroupsAsync(UnitOfWork work, Guid campaign, CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync(
            $"""
            insert into group_progress as counter (tenant_id, campaign_id, org_code, category, registered, enrolled)
            select {work.TenantId}, {campaign}, coalesce(kept.village, counted.village), coalesce(kept.category, counted.category),
                   coalesce(counted.registered, 0), coalesce(counted.enrolled, 0)
            from (select org_code as village, category, registered, enrolled
                  from group_progress where tenant_id = {work.TenantId} and campaign_id = {campaign}) kept
            full join (select left(person.org_code, 12) as village, identity.category,
                              (count(*) filter (where person.exemption_reason is null or enrollment.id is not null))::int as registered,
                              count(enrollment.id)::int as enrolled
                       from person_identity identity
                       join person on person.tenant_id = identity.tenant_id and person.id = identity.person_id
                       left join enrollment on enrollment.tenant_id = person.tenant_id and enrollment.campaign_id = {campaign}
                         and enrollment.person_id = person.id
                       where identity.tenant_id = {work.TenantId} and identity.certified_on <= {work.Today}
                         and coalesce(identity.ended_on, {work.Today}) >= {work.Today}
                       group by 1, 2) counted
              on kept.village = counted.village and kept.category = counted.category
            where (kept.registered, kept.enrolled) is distinct from (counted.registered, counted.enrolled)
            on conflict (tenant_id, campaign_id, org_code, category) do update set registered = excluded.registered, enrolled = excluded.enrolled
            """,
            cancellationToken);
}
