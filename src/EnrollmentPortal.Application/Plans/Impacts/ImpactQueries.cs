using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Plans.Impacts;

/// <summary>A person in the arrays of a result, with what the registry says about them today.</summary>
internal sealed record ListedPerson(
    Guid PersonId, int Class, string Village, string? VillageName, string? Name, string? MaskedIdNumber, Guid? HouseholdId, bool PaidSince);

/// <summary>Looks into the arrays of people.</summary>
internal static class ImpactQueries
{
    /// <summary>The numbers of the classes that the query means.</summary>
    public static Task<List<int>> ClassesAsync(UnitOfWork work, ImpactPeopleQuery query, CancellationToken cancellationToken) =>
        work.Database.SqlQuery<int>(
            $"""
            select number as "Value" from plan_impact_class
            where tenant_id = {work.TenantId} and impact_id = {query.Impact}
              and ({query.Kind?.ToString()}::text is null or kind = {query.Kind?.ToString()})
              and ({query.Category}::text is null
                or detail -> 'before' ->> 'category' = {query.Category} or detail -> 'after' ->> 'category' = {query.Category})
            """).ToListAsync(cancellationToken);

    public static Task<int> CountAsync(UnitOfWork work, Guid impact, OrgCode unit, List<int> classes, CancellationToken cancellationToken) =>
        work.Database.SqlQuery<int>(
            $"""
            select count(*)::int as "Value"
            from plan_impact_place place cross join lateral unnest(place.classes) as member(class)
            where place.tenant_id = {work.TenantId} and place.impact_id = {impact} and starts_with(place.org_code, {unit.Value})
              and member.class = any({classes})
            """).SingleAsync(cancellationToken);

    public static Task<List<ListedPerson>> PageAsync(
        UnitOfWork work, ImpactPeopleQuery query, OrgCode unit, List<int> classes, int coverageYear, CancellationToken cancellationToken)
    {
        var skip = PageOffset.Of(query.Page, ImpactPeopleQuery.PageSize);
        return work.Database.SqlQuery<ListedPerson>(
            $"""
            select listed.person_id as "PersonId", listed.class as "Class", listed.org_code as "Village", village.name as "VillageName",
                   person.name as "Name", person.id_number_masked as "MaskedIdNumber", person.household_id as "HouseholdId",
                   exists (select from enrollment
                           join campaign on campaign.tenant_id = enrollment.tenant_id and campaign.id = enrollment.campaign_id
                           where enrollment.tenant_id = {work.TenantId} and enrollment.person_id = listed.person_id
                             and campaign.coverage_year = {coverageYear}) as "PaidSince"
            from (
              select place.org_code, member.person_id, member.class, member.position
              from plan_impact_place place
              cross join lateral unnest(place.people, place.classes) with ordinality as member(person_id, class, position)
              where place.tenant_id = {work.TenantId} and place.impact_id = {query.Impact} and starts_with(place.org_code, {unit.Value})
                and member.class = any({classes})
              order by place.org_code, member.position
              offset {skip} limit {ImpactPeopleQuery.PageSize}
            ) listed
            left join org_unit village on village.tenant_id = {work.TenantId} and village.org_code = listed.org_code
            left join person on person.tenant_id = {work.TenantId} and person.id = listed.person_id
            order by listed.org_code, listed.position
            """).ToListAsync(cancellationToken);
    }

    /// <returns>Null where the result does not list the person in the village.</returns>
    public static Task<ListedPerson?> PersonAsync(
        UnitOfWork work, Guid impact, OrgCode village, Guid person, int coverageYear, CancellationToken cancellationToken) =>
        work.Database.SqlQuery<ListedPerson>(
            $"""
            select member.person_id as "PersonId", member.class as "Class", place.org_code as "Village", village.name as "VillageName",
                   person.name as "Name", person.id_number_masked as "MaskedIdNumber", person.household_id as "HouseholdId",
                   exists (select from enrollment
                           join campaign on campaign.tenant_id = enrollment.tenant_id and campaign.id = enrollment.campaign_id
                           where enrollment.tenant_id = {work.TenantId} and enrollment.person_id = member.person_id
                             and campaign.coverage_year = {coverageYear}) as "PaidSince"
            from plan_impact_place place
            cross join lateral unnest(place.people, place.classes) as member(person_id, class)
            left join org_unit village on village.tenant_id = {work.TenantId} and village.org_code = place.org_code
            left join person on person.tenant_id = {work.TenantId} and person.id = member.person_id
            where place.tenant_id = {work.TenantId} and place.impact_id = {impact} and place.org_code = {village.Value} and member.person_id = {person}
            """).FirstOrDefaultAsync(cancellationToken);
}
