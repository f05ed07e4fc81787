using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.CoverageYears;

/// <summary>The people of a unit beside the year before.</summary>
internal static class RenewalQueries
{
    private const int TownshipDigits = 9;
    private const int VillageDigits = 12;
    private static readonly SqlFile Standing = SqlFile.Beside(typeof(RenewalQueries), "RenewalStanding.sql");

    /// <summary>Counts of every kind, by the units one level below.</summary>
    public static Task<List<RenewalRow>> RenewalCountsAsync(this UnitOfWork work, int coverageYear, OrgCode unit, CancellationToken cancellationToken)
    {
        var digits = unit.Level == OrgLevel.County ? TownshipDigits : VillageDigits;
        return work.Database.SqlQuery<RenewalRow>(SqlText.Join(
            $"""
            select left(org_code, {digits}) as "Unit", (count(*) filter (where waiting))::int as "Waiting",
                   (count(*) filter (where incomplete))::int as "Incomplete", (count(*) filter (where renewed))::int as "Renewed",
                   (count(*) filter (where "left"))::int as "Left", (count(*) filter (where "first"))::int as "First",
                   (count(*) filter (where moved))::int as "Moved", (count(*) filter (where identity_changed))::int as "IdentityChanged"
            from ({StandingOf(work, coverageYear, unit)}) standing
            group by 1
            """)).ToListAsync(cancellationToken);
    }

    /// <summary>The people of one kind, by household.</summary>
    /// <param name="take">All where null.</param>
    public static IQueryable<RenewalPerson> RenewalPeople(this UnitOfWork work, int coverageYear, OrgCode unit, RenewalKind kind, int skip, int? take) =>
        work.Database.SqlQuery<RenewalPerson>(SqlText.Join(
            $"""
            select person.id as "PersonId", person.name as "Name", person.id_number_masked as "IdNumber", person.born_on as "BornOn",
                   village.name as "Village", household.id as "HouseholdId", household.number as "HouseholdNumber", household.head_name as "HeadName",
                   coalesce(case when person.exemption_reason is distinct from {nameof(ExemptionReason.Deceased)} then person.phone end, contact.phone) as "Phone",
                   standing.tier_before as "TierBefore", person.exemption_reason as "ExemptionReason",
                   case when standing.moved then coalesce(origin.name, standing.paid_in) end as "From"
            from ({StandingOf(work, coverageYear, unit)}) standing
            join person on person.tenant_id = {work.TenantId} and person.id = standing.person_id
            join household on household.tenant_id = person.tenant_id and household.id = person.household_id
            join household_contact contact on contact.tenant_id = household.tenant_id and contact.id = household.id
            join org_unit village on village.tenant_id = {work.TenantId} and village.org_code = left(standing.org_code, 12)
            left join org_unit origin on origin.tenant_id = {work.TenantId} and origin.org_code = left(standing.paid_in, 12)
            where {Is(kind)}
            order by person.org_code, household.number, person.born_on, person.id
            limit {take} offset {skip}
            """));

    private static FormattableString StandingOf(UnitOfWork work, int coverageYear, OrgCode unit) =>
        Standing.With(("tenant", work.TenantId), ("year", coverageYear), ("unit", unit.Value), ("today", work.Today));

    private static FormattableString Is(RenewalKind kind) => kind switch
    {
        RenewalKind.Waiting => $"standing.waiting",
        RenewalKind.Incomplete => $"standing.incomplete",
        RenewalKind.Renewed => $"standing.renewed",
        RenewalKind.Left => $"standing.\"left\"",
        RenewalKind.First => $"standing.\"first\"",
        RenewalKind.Moved => $"standing.moved",
        RenewalKind.IdentityChanged => $"standing.identity_changed",
    };
}
