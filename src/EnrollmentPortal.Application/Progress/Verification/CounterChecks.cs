using EnrollmentPortal.Application.Persistence;

namespace EnrollmentPortal.Application.Progress.Verification;

/// <summary>Recounts people and enrolments, and compares with the counters. Every statement gives the differences alone.</summary>
/// <remarks>One statement sees one state of the database, so that a payment in between is no difference.</remarks>
internal static class CounterChecks
{
    /// <summary>What must hold for the campaigns that people are registered into today.</summary>
    public static IEnumerable<(string Name, FormattableString Sql)> OfTheRegister(UnitOfWork work, Guid campaign) =>
    [
        ("counters.registered", Register(work, campaign, $"registered", $"count(*)")),
        // People who have paid count as enrolled, whatever happened to them afterwards: registered = enrolled + exempt + missing.
        ("counters.exempt", Register(work, campaign, $"exempt", $"count(exemption_reason) filter (where enrollment.id is null)")),
        ("counters.otherwise-insured", Register(
            work,
            campaign,
            $"otherwise_insured",
            $"count(*) filter (where enrollment.id is null and exemption_reason = any ({StoredReasons.OtherwiseInsured}))")),
        // Heads are counted where people live now; money where it was paid.
        ("counters.enrolled-here", Register(work, campaign, $"enrolled", $"count(enrollment.id)")),
        ("enrollments.person", Unknown(work, campaign)),
        ("groups.registered", Groups(
            work, campaign, $"registered", $"count(*) filter (where person.exemption_reason is null or enrollment.id is not null)")),
        ("groups.enrolled", Groups(work, campaign, $"enrolled", $"count(enrollment.id)")),
    ];

    /// <summary>What must hold for every campaign for ever.</summary>
    public static IEnumerable<(string Name, FormattableString Sql)> OfTheLedger(UnitOfWork work, Guid campaign) =>
    [
        ("counters.enrolled", Enrolled(work, campaign)),
        ("counters.self-pay", Days(work, campaign, $"self_pay_fen", $"sum(self_pay_fen + buy_back_fen)")),
        ("counters.subsidy", Days(work, campaign, $"subsidy_fen", $"sum(subsidy_fen)")),
        ("counters.government-share", Days(work, campaign, $"government_share_fen", $"sum(government_share_fen)")),
    ];

    private static FormattableString Register(UnitOfWork work, Guid campaign, FormattableString column, FormattableString recount) => SqlText.Join(
        $"""
        select coalesce(kept.village, counted.village) as "Subject", coalesce(kept.value, 0)::bigint as "Kept", coalesce(counted.value, 0)::bigint as "Recomputed"
        from (select org_code as village, sum({column}) as value from village_progress
              where tenant_id = {work.TenantId} and campaign_id = {campaign} group by 1) kept
        full join (select left(person.org_code, 12) as village, {recount} as value
                   from person
                   left join enrollment on enrollment.tenant_id = person.tenant_id and enrollment.campaign_id = {campaign}
                     and enrollment.person_id = person.id
                   where person.tenant_id = {work.TenantId} group by 1) counted
          on kept.village = counted.village
        where coalesce(kept.value, 0) <> coalesce(counted.value, 0)
        order by 1
        """);

    private static FormattableString Days(UnitOfWork work, Guid campaign, FormattableString column, FormattableString recount) => SqlText.Join(
        $"""
        select coalesce(kept.village, counted.village) || ' ' || coalesce(kept.day, counted.day) as "Subject",
               coalesce(kept.value, 0)::bigint as "Kept", coalesce(counted.value, 0)::bigint as "Recomputed"
        from (select org_code as village, day, {column} as value from village_progress
              where tenant_id = {work.TenantId} and campaign_id = {campaign}) kept
        full join (select left(org_code, 12) as village, enrolled_on as day, {recount} as value from enrollment
                   where tenant_id = {work.TenantId} and campaign_id = {campaign} group by 1, 2) counted
          on kept.village = counted.village and kept.day = counted.day
        where coalesce(kept.value, 0) <> coalesce(counted.value, 0)
        order by 1
        """);

    private static FormattableString Groups(UnitOfWork work, Guid campaign, FormattableString column, FormattableString recount) => SqlText.Join(
        $"""
        select coalesce(kept.village, counted.village) || ' ' || coalesce(kept.category, counted.category) as "Subject",
               coalesce(kept.value, 0)::bigint as "Kept", coalesce(counted.value, 0)::bigint as "Recomputed"
        from (select org_code as village, category, {column} as value from group_progress
              where tenant_id = {work.TenantId} and campaign_id = {campaign}) kept
        full join (select left(person.org_code, 12) as village, identity.category, {recount} as value
                   from person_identity identity
                   join person on person.tenant_id = identity.tenant_id and person.id = identity.person_id
                   left join enrollment on enrollment.tenant_id = person.tenant_id and enrollment.campaign_id = {campaign}
                     and enrollment.person_id = person.id
                   where identity.tenant_id = {work.TenantId} and identity.certified_on <= {work.Today}
                     and coalesce(identity.ended_on, {work.Today}) >= {work.Today}
                   group by 1, 2) counted
          on kept.village = counted.village and kept.category = counted.category
        where coalesce(kept.value, 0) <> coalesce(counted.value, 0)
        order by 1
        """);

    // People who move count at their new place and their money stays at the old one, so a day's heads agree in the county alone.
    private static FormattableString Enrolled(UnitOfWork work, Guid campaign) =>
        $"""
        select coalesce(kept.day, counted.day)::text as "Subject",
               coalesce(kept.value, 0)::bigint as "Kept", coalesce(counted.value, 0)::bigint as "Recomputed"
        from (select day, sum(enrolled) as value from village_progress
              where tenant_id = {work.TenantId} and campaign_id = {campaign} group by 1) kept
        full join (select enrolled_on as day, count(*) as value from enrollment
                   where tenant_id = {work.TenantId} and campaign_id = {campaign} group by 1) counted
          on kept.day = counted.day
        where coalesce(kept.value, 0) <> coalesce(counted.value, 0) and length({work.Scope.Prefix}) = 6
        order by 1
        """;

    // The ledger keeps no reference to person, because a merged record is given up: every line must still lead to somebody.
    private static FormattableString Unknown(UnitOfWork work, Guid campaign) =>
        $"""
        select enrollment.id::text as "Subject", 1::bigint as "Kept", 0::bigint as "Recomputed"
        from enrollment
        left join person on person.tenant_id = enrollment.tenant_id and person.id = enrollment.person_id
        left join merged_person merged on merged.tenant_id = enrollment.tenant_id and merged.id = enrollment.person_id
        where enrollment.tenant_id = {work.TenantId} and enrollment.campaign_id = {campaign} and person.id is null and merged.id is null
          and length({work.Scope.Prefix}) = 6
        order by 1
        """;
}
