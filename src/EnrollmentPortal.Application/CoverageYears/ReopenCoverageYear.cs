using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.CoverageYears;

/// <summary>重新开启: a closed year takes changes again, and the record says why.</summary>
/// <remarks>The registry went on while the year was closed, so its counters of people are computed again: what was counted at the closing
/// stands in the earlier days' rows, the difference is counted today.</remarks>
public sealed class ReopenCoverageYear(Database database, AuditTrail audit) : IUseCase
{
    public static Grant Requires => Grant.RunCampaigns;

    /// <returns>The year, or a <see cref="CampaignErrors"/>.</returns>
    public async Task<Result<int>> ExecuteAsync(int coverageYear, string? reason, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (!CoverageYearNotes.IsReason(reason))
        {
            return CampaignErrors.YearReason;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var held = await work.HoldYearAsync(coverageYear, closed: true, cancellationToken);
        if (held.IsError)
        {
            return held.Error;
        }

        var campaign = held.Value;
        audit.Note(work, actor, CoverageYearNotes.Of("campaign.reopened", campaign, new { campaign.CoverageYear, WasClosedOn = campaign.ClosedOn }, reason!.Trim()));
        campaign.Reopen();
        await work.SaveChangesAsync(cancellationToken);
        await work.CountStandingAsync(campaign.Id, work.Today, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return coverageYear;
    }
}
