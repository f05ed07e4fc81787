using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Households;

/// <summary>Which households of a village are listed: those with at least one such member.</summary>
public enum VillageFilter
{
    /// <summary>Somebody is missing: the cadre's work.</summary>
    Missing,

    /// <summary>Somebody is enrolled.</summary>
    Enrolled,

    /// <summary>Somebody is exempt.</summary>
    Exempt,

    /// <summary>Every household; those with somebody missing first.</summary>
    All,
}

/// <summary>A part of a village's household list.</summary>
/// <param name="Search">Part of a member's name, the initials of its pinyin, or the household's number; null for all.</param>
/// <param name="Skip">Households that the reader has already.</param>
/// <param name="Take">Households wanted, at most <see cref="LargestPage"/>.</param>
public sealed record VillageHouseholdsQuery(OrgCode Village, VillageFilter Filter, string? Search, int Skip, int Take)
{
    /// <summary>More than this on one page helps nobody on a phone.</summary>
    public const int LargestPage = 200;
}

/// <summary>A household with its members counted by state; every member is in exactly one of the three.</summary>
/// <param name="Total">Households that match, in all pages.</param>
internal sealed record CountedHousehold(
    Guid Id, string Number, string HeadName, string GroupName, string? Phone, int Members, int Enrolled, int Exempt, int Total)
{
    public int Missing => Members - Enrolled - Exempt;
}

/// <summary>Counts and pages the households of one village inside the database.</summary>
internal static class VillageHouseholdReader
{
    /// <remarks>One pass over the village's people by the index on their unit, whatever the page.</remarks>
    public static async Task<List<CountedHousehold>> ReadAsync(
        UnitOfWork work, Guid? campaign, VillageHouseholdsQuery query, CancellationToken cancellationToken)
    {
        var (village, search) = (query.Village.Value, Tidy(query.Search));
        var (filter, take) = (query.Filter.ToString(), Math.Clamp(query.Take, 1, VillageHouseholdsQuery.LargestPage));
        return await work.Database.SqlQuery<CountedHousehold>(
            $"""
            with counted as (
              select person.household_id as id,
                     count(*)::int as members,
                     count(enrollment.id)::int as enrolled,
                     count(*) filter (where enrollment.id is null and person.exemption_reason is not null)::int as exempt,
                     bool_or({search} = '' or strpos(person.name, {search}) > 0 or starts_with(person.name_initials, {search})) as found
              from person
              left join enrollment on enrollment.tenant_id = person.tenant_id
                and enrollment.campaign_id = {campaign}
                and enrollment.person_id = person.id
              where person.tenant_id = {work.TenantId} and starts_with(person.org_code, {village})
              group by person.household_id
            )
            select household.id as "Id", household.number as "Number", household.head_name as "HeadName",
                   household.group_name as "GroupName", contact.phone as "Phone",
                   members as "Members", enrolled as "Enrolled", exempt as "Exempt", (count(*) over ())::int as "Total"
            from counted
            join household on household.tenant_id = {work.TenantId} and household.id = counted.id
            join household_contact contact on contact.tenant_id = {work.TenantId} and contact.id = counted.id
            where (found or household.number = {search})
              and case {filter} when {nameof(VillageFilter.Missing)} then members > enrolled + exempt
                                when {nameof(VillageFilter.Enrolled)} then enrolled > 0
                                when {nameof(VillageFilter.Exempt)} then exempt > 0
                                else true end
            order by members > enrolled + exempt desc, length(group_name), group_name collate zh, household.number
            offset {query.Skip} limit {take}
            """).ToListAsync(cancellationToken);
    }

    // Initials are stored in lower case; Chinese has no case.
    private static string Tidy(string? search) => search?.Trim().ToLowerInvariant() ?? string.Empty;
}
