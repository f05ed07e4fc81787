using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.IdentityCases;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.ZeroDeclarations;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.CoverageYears;

/// <summary>年度结束: nothing in the year changes any more. The database refuses it from then on.</summary>
public sealed class CloseCoverageYear(Database database, AuditTrail audit) : IUseCase
{
    public static Grant Requires => Grant.RunCampaigns;

    /// <param name="coverageYear">An open year whose last day has passed.</param>
    /// <param name="reason">For the record.</param>
    /// <param name="actor">An official of the county.</param>
    /// <param name="cancellationToken">Ends the wait for those who are just taking a payment.</param>
    /// <returns>The year, or a <see cref="CampaignErrors"/>.</returns>
    public async Task<Result<int>> ExecuteAsync(int coverageYear, string? reason, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = actor.Authorize(Requires);
        if (!CoverageYearNotes.IsReason(reason))
        {
            return CampaignErrors.YearReason;
        }

        await using var work = await database.BeginAsync(allowed, cancellationToken);
        var held = await work.HoldYearAsync(coverageYear, closed: false, cancellationToken);
        if (held.IsError)
        {
            return held.Error;
        }

        var campaign = held.Value;
        if (await ObstacleAsync(work, campaign, cancellationToken) is { } obstacle)
        {
            return obstacle;
        }

        campaign.Close(work.Today);
        audit.Note(work, actor, CoverageYearNotes.Of("campaign.closed", campaign, new { campaign.CoverageYear, campaign.ClosedOn }, reason!.Trim()));
        await work.CommitAsync(cancellationToken);
        return coverageYear;
    }

    private static async Task<Error?> ObstacleAsync(UnitOfWork work, Campaign campaign, CancellationToken cancellationToken)
    {
        var lastDay = ReadCoverageYears.LastDayOf(campaign.CoverageYear);
        if (work.Today <= lastDay)
        {
            return CampaignErrors.YearNotOver(campaign.CoverageYear, lastDay);
        }

        if (await work.IdentityCases.CountAsync(row => row.CampaignId == campaign.Id && row.State == IdentityCaseState.Open, cancellationToken) is > 0 and var cases)
        {
            return CampaignErrors.YearHasOpenCases(campaign.CoverageYear, cases);
        }

        var isDeclaring = await work.ZeroDeclarations.AnyAsync(
            row => row.CampaignId == campaign.Id && row.State != ZeroDeclarationState.Done && row.State != ZeroDeclarationState.Withdrawn, cancellationToken);
        return isDeclaring ? CampaignErrors.YearHasDeclaration(campaign.CoverageYear) : null;
    }
}
