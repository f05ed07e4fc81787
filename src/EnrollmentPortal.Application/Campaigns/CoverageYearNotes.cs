using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Campaigns;

/// <summary>What the audit trail and the locks say about a year.</summary>
internal static class CoverageYearNotes
{
    public const string Subject = "campaign";

    /// <summary>Waits until nobody changes the registry or the ledger, and keeps them waiting until the transaction ends.</summary>
    public static Task<int> HoldYearsAsync(this UnitOfWork work, CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync($"select hold_years({work.TenantId})", cancellationToken);

    /// <summary>The year, as <see cref="HoldYearsAsync"/> keeps it: closed or open, as it is to be changed.</summary>
    /// <returns>A <see cref="CampaignErrors"/> where there is none, or somebody was faster.</returns>
    public static async Task<Result<Campaign>> HoldYearAsync(this UnitOfWork work, int coverageYear, bool closed, CancellationToken cancellationToken)
    {
        await work.HoldYearsAsync(cancellationToken);
        return await work.Campaigns.FirstOrDefaultAsync(row => row.CoverageYear == coverageYear, cancellationToken) switch
        {
            null => CampaignErrors.YearNotFound(coverageYear),
            { } campaign when campaign.IsClosed != closed => CampaignErrors.YearChanged(coverageYear),
            { } campaign => campaign,
        };
    }

    public static AuditNote Of(string action, Campaign campaign, object? values, string? reason = null) =>
        new(action, Subject, campaign.Id.ToString(), New: values, Reason: reason);

    /// <summary>2 to 200 characters, or the record says nothing.</summary>
    public static bool IsReason(string? reason) => reason?.Trim().Length is >= 2 and <= 200;
}
