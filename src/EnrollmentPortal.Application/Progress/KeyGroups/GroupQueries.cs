using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Progress;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Progress.KeyGroups;

/// <summary>Sums of the key groups' counters.</summary>
internal static class GroupQueries
{
    /// <summary>Every category that was counted at or below the unit.</summary>
    public static async Task<Dictionary<string, GroupSum>> GroupSumsAsync(this UnitOfWork work, Guid campaign, OrgCode unit, CancellationToken cancellationToken)
    {
        var rows = await work.Database.SqlQuery<CategorySum>(
            $"""
            select category as "Category", sum(registered)::int as "Registered", sum(enrolled)::int as "Enrolled"
            from group_progress
            where tenant_id = {work.TenantId} and campaign_id = {campaign} and starts_with(org_code, {unit.Value})
            group by category
            """).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Category, row => new GroupSum(row.Registered, row.Enrolled), StringComparer.Ordinal);
    }

    /// <summary>One category by village.</summary>
    public static Task<List<GroupProgress>> GroupVillagesAsync(
        this UnitOfWork work, Guid campaign, string category, OrgCode unit, CancellationToken cancellationToken) =>
        work.GroupProgress
            .FromSql(
                $"""
                select * from group_progress
                where tenant_id = {work.TenantId} and campaign_id = {campaign} and category = {category} and starts_with(org_code, {unit.Value})
                """)
            .AsNoTracking().ToListAsync(cancellationToken);

    private sealed class CategorySum
    {
        public string Category { get; init; } = string.Empty;

        public int Registered { get; init; }

        public int Enrolled { get; init; }
    }
}
