using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.IdentityCases;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Progress;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.CoverageYears;

/// <summary>A coverage year of the county.</summary>
/// <param name="Counts">Registered, exempt, enrolled and money, as they stand or stood at the closing.</param>
/// <param name="OpenCases">Refunds and subsidies after the fact that wait for a decision: they keep the year open.</param>
/// <param name="LastDay">The last day of the year's benefits; before it has passed the year cannot be closed.</param>
/// <param name="Events">Opened, closed, reopened: newest first.</param>
public sealed record CoverageYear(Campaign Campaign, ProgressCounts Counts, int OpenCases, DateOnly LastDay, IReadOnlyList<CoverageYearEvent> Events);

/// <summary>Who opened, closed or reopened a year, when and why.</summary>
/// <param name="Action">The audit trail's code.</param>
public sealed record CoverageYearEvent(string Action, DateTimeOffset At, string By, string? Reason);

/// <summary>The years of a county, the newest first, and the one that could be opened.</summary>
/// <param name="Next">The year after the newest.</param>
/// <param name="HasPlanForNext">A plan of it is in force, so that it can be opened.</param>
public sealed record CoverageYearList(IReadOnlyList<CoverageYear> Years, int? Next, bool HasPlanForNext, DateOnly Today);

/// <summary>参保年度: which years the county has, and how they stand.</summary>
public sealed class ReadCoverageYears(Database database, PlanCache plans) : IUseCase
{
    public static Grant Requires => Grant.RunCampaigns;

    /// <summary>The last day of a year's benefits.</summary>
    public static DateOnly LastDayOf(int coverageYear) => new(coverageYear, 12, 31);

    /// <returns>The years and what can be opened next; no refusal.</returns>
    public async Task<Result<CoverageYearList>> ExecuteAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        var campaigns = await work.Campaigns.AsNoTracking().OrderByDescending(campaign => campaign.CoverageYear).ToListAsync(cancellationToken);
        var years = new List<CoverageYear>();
        foreach (var campaign in campaigns)
        {
            years.Add(await DescribeAsync(work, campaign, cancellationToken));
        }

        var next = campaigns.FirstOrDefault()?.CoverageYear + 1
            ?? await work.EffectivePlans().MaxAsync(version => (int?)version.CoverageYear, cancellationToken);
        var hasPlan = next is { } year && await plans.ForAsync(work, actor.Scope.Unit, year, cancellationToken) is not null;
        return new CoverageYearList(years, next, hasPlan, work.Today);
    }

    private static async Task<CoverageYear> DescribeAsync(UnitOfWork work, Campaign campaign, CancellationToken cancellationToken)
    {
        var villages = await work.VillageCountsAsync(campaign.Id, work.Scope.Unit, cancellationToken);
        var cases = await work.IdentityCases.CountAsync(row => row.CampaignId == campaign.Id && row.State == IdentityCaseState.Open, cancellationToken);
        var subject = campaign.Id.ToString();
        var events = await work.AuditEntries.AsNoTracking()
            .Where(entry => entry.SubjectType == CoverageYearNotes.Subject && entry.SubjectId == subject)
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
            .Select(entry => new CoverageYearEvent(entry.Action, entry.At, entry.ActorName, entry.Reason))
            .ToListAsync(cancellationToken);
        return new CoverageYear(campaign, ProgressCounts.Sum(villages.Values), cases, LastDayOf(campaign.CoverageYear), events);
    }
}
