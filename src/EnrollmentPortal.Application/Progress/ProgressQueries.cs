using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Progress;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Progress;

/// <summary>Sums of the counters: as many rows as there are villages and days, at any population.</summary>
internal static class ProgressQueries
{
    /// <summary>What every village at or below the unit has gained so far.</summary>
    public static async Task<Dictionary<OrgCode, ProgressCounts>> VillageCountsAsync(
        this UnitOfWork work, Guid campaign, OrgCode unit, CancellationToken cancellationToken)
    {
        var rows = await work.Database.SqlQuery<VillageSum>(
            $"""
            select org_code as "OrgCode", sum(registered)::int as "Registered", sum(exempt)::int as "Exempt",
                   sum(otherwise_insured)::int as "OtherwiseInsured", sum(enrolled)::int as "Enrolled", sum(self_pay_fen)::bigint as "SelfPayFen",
                   sum(subsidy_fen)::bigint as "SubsidyFen", sum(government_share_fen)::bigint as "GovernmentShareFen"
            from village_progress
            where tenant_id = {work.TenantId} and campaign_id = {campaign} and starts_with(org_code, {unit.Value})
            group by org_code
            """).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => Domain.Kernel.OrgCode.Parse(row.OrgCode), row => row.Counts);
    }

    /// <summary>People enrolled and self-pay received at or below the unit, by day; days without either are absent.</summary>
    public static Task<List<DaySum>> DaySumsAsync(this UnitOfWork work, Guid campaign, OrgCode unit, CancellationToken cancellationToken) =>
        work.Database.SqlQuery<DaySum>(
            $"""
            select day as "Day", sum(enrolled)::int as "Enrolled", sum(self_pay_fen)::bigint as "SelfPayFen"
            from village_progress
            where tenant_id = {work.TenantId} and campaign_id = {campaign} and starts_with(org_code, {unit.Value})
            group by day having sum(enrolled) <> 0 or sum(self_pay_fen) <> 0
            """).ToListAsync(cancellationToken);

    internal sealed class DaySum
    {
        public DateOnly Day { get; init; }

        public int Enrolled { get; init; }

        public long SelfPayFen { get; init; }
    }

    private sealed class VillageSum
    {
        public string OrgCode { get; init; } = string.Empty;

        public int Registered { get; init; }

        public int Exempt { get; init; }

        public int OtherwiseInsured { get; init; }

        public int Enrolled { get; init; }

        public long SelfPayFen { get; init; }

        public long SubsidyFen { get; init; }

        public long GovernmentShareFen { get; init; }

        public ProgressCounts Counts =>
            new(Registered, Exempt, OtherwiseInsured, Enrolled, new Money(SelfPayFen), new Money(SubsidyFen), new Money(GovernmentShareFen));
    }
}
