using EnrollmentPortal.Application.Auditing;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.CoverageYears;

/// <summary>What the audit trail and the locks say about a year.</summary>
internal static class CoverageYearNotes
{
    public const string Subject = "campaign";

    /// <summary>Waits until nobody changes the registry or the ledger, and keeps them waiting until the transaction ends.</summary>
    public static Task<int> HoldYearsAsync(this UnitOfWork work, CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlAsync($"select hold_years({work.TenantId})", cancellationToken);

    public static AuditNote Of(string action, Campaign campaign, object? values, string? reason = null) =>
        new(action, Subject, campaign.Id.ToString(), New: values, Reason: reason);

    /// <summary>2 to 200 characters, or the record says nothing.</summary>
    public static bool IsReason(string? reason) => reason?.Trim().Length is >= 2 and <= 200;
}
