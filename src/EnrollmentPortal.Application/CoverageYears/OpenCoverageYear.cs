using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Audit;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Plans.Quotas;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.CoverageYears;

/// <summary>How far the opening is.</summary>
public sealed record OpeningProgress(int Villages, int Done);

/// <summary>开启新年度: everybody on the books belongs to the new year from its first day; nobody is registered again.</summary>
/// <remarks>Source: 满城 R-MC-52, 随县 R-SX-29. First the cover of the year before is noted at each person, village by village in small
/// transactions, so that no desk waits; doing so again changes nothing. Then, in one transaction that everybody waits for a moment for,
/// the campaign is opened with quotas from its plan and counters from the registry.</remarks>
public sealed class OpenCoverageYear(Database database, PlanCache plans, AuditTrail audit) : IUseCase
{
    // The one long statement counts the whole county.
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(5);

    public static Grant Requires => Grant.RunCampaigns;

    /// <param name="coverageYear">The year after the newest, or any year with a plan where there is none.</param>
    /// <param name="progress">Told after every village; may be null.</param>
    /// <param name="actor">An official of the county.</param>
    /// <param name="cancellationToken">Gives up before the campaign is opened.</param>
    /// <returns>The year, or a <see cref="CampaignErrors"/>.</returns>
    public async Task<Result<int>> ExecuteAsync(int coverageYear, IProgress<OpeningProgress>? progress, Actor actor, CancellationToken cancellationToken)
    {
        actor.Authorize(Requires);
        if (await RefusalAsync(coverageYear, actor, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        await NoteCoverAsync(coverageYear - 1, progress, actor, cancellationToken);
        return await OpenAsync(coverageYear, actor, cancellationToken);
    }

    private async Task<Error?> RefusalAsync(int coverageYear, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        return await RefusalAsync(work, coverageYear, actor, cancellationToken);
    }

    private async Task<Error?> RefusalAsync(UnitOfWork work, int coverageYear, Actor actor, CancellationToken cancellationToken)
    {
        var newest = await work.Campaigns.MaxAsync(campaign => (int?)campaign.CoverageYear, cancellationToken);
        if (newest is { } last && coverageYear != last + 1)
        {
            return CampaignErrors.YearChanged(coverageYear);
        }

        var firstDay = new DateOnly(coverageYear - 1, 1, 1);
        if (work.Today < firstDay)
        {
            return CampaignErrors.YearTooEarly(coverageYear, firstDay);
        }

        return await plans.ForAsync(work, actor.Scope.Unit, coverageYear, cancellationToken) is null ? CampaignErrors.YearWithoutPlan(coverageYear) : null;
    }

    private async Task NoteCoverAsync(int yearBefore, IProgress<OpeningProgress>? progress, Actor actor, CancellationToken cancellationToken)
    {
        var villages = await VillagesAsync(actor, cancellationToken);
        for (var done = 0; done < villages.Count; done++)
        {
            await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
            await work.NoteCoverAsync(yearBefore, villages[done], cancellationToken);
            await work.CommitAsync(cancellationToken);
            progress?.Report(new OpeningProgress(villages.Count, done + 1));
        }
    }

    private async Task<List<OrgCode>> VillagesAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        return await work.OrgUnits.AsNoTracking().Where(unit => unit.Level == OrgLevel.Village).OrderBy(unit => unit.OrgCode)
            .Select(unit => unit.OrgCode).ToListAsync(cancellationToken);
    }

    private async Task<Result<int>> OpenAsync(int coverageYear, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        work.Database.SetCommandTimeout(CommandTimeout);
        await work.HoldYearsAsync(cancellationToken);
        if (await RefusalAsync(work, coverageYear, actor, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        // People who paid or moved since their village was done.
        await work.NoteCoverAsync(coverageYear - 1, actor.Scope.Unit, cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"{coverageYear}年度城乡居民基本医疗保险参保缴费");
        var campaign = new Campaign(work.TenantId, Guid.CreateVersion7(), coverageYear, name, work.Today);
        work.Campaigns.Add(campaign);
        var quotas = (await PlannedQuotas.OfAsync(work, plans, campaign, cancellationToken)).Quotas;
        work.Quotas.AddRange(quotas);
        audit.Note(work, actor, CoverageYearNotes.Of("campaign.opened", campaign, new { coverageYear, campaign.OpenedOn, Quotas = quotas.Count }));
        await work.SaveChangesAsync(cancellationToken);
        await work.CountStandingAsync(campaign.Id, work.Today, cancellationToken);
        await work.CommitAsync(cancellationToken);
        return coverageYear;
    }
}
