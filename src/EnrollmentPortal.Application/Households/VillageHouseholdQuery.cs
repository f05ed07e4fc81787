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
    private static readonly SqlFile Households = SqlFile.Beside(typeof(VillageHouseholdReader), "VillageHouseholds.sql");

    /// <remarks>One pass over the village's people by the index on their unit, whatever the page.</remarks>
    public static async Task<List<CountedHousehold>> ReadAsync(
        UnitOfWork work, Guid? campaign, VillageHouseholdsQuery query, CancellationToken cancellationToken)
    {
        var (village, search) = (query.Village.Value, Tidy(query.Search));
        var (filter, take) = (query.Filter.ToString(), Math.Clamp(query.Take, 1, VillageHouseholdsQuery.LargestPage));
        return await work.Database.SqlQuery<CountedHousehold>(Households.With(
            ("tenant", work.TenantId), ("village", village), ("campaign", campaign), ("search", search), ("skip", query.Skip), ("take", take),
            ("filter", filter), ("missing", nameof(VillageFilter.Missing)), ("enrolled", nameof(VillageFilter.Enrolled)),
            ("exempt", nameof(VillageFilter.Exempt)))).ToListAsync(cancellationToken);
    }

    // Initials are stored in lower case; Chinese has no case.
    private static string Tidy(string? search) => search?.Trim().ToLowerInvariant() ?? string.Empty;
}
