using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Progress;

/// <summary>The board of a unit (进度看板), from counters and quotas alone: it never counts people.</summary>
public sealed class ReadProgress(Database database, PlanCache plans) : IUseCase
{
    public static Grant Requires => Grant.ReadProgress;

    /// <param name="unit">County, township or village; null for the top of the actor's scope.</param>
    /// <param name="actor">Sees their own units and those below.</param>
    /// <param name="cancellationToken">Ends with the page.</param>
    /// <returns>The board, or <see cref="CampaignErrors.UnitNotFound"/> or <see cref="CampaignErrors.NotOpened"/>.</returns>
    public async Task<Result<ProgressBoard>> ExecuteAsync(OrgCode? unit, Actor actor, CancellationToken cancellationToken)
    {
        await using var work = await database.BeginAsync(actor, Requires, cancellationToken);
        if (await work.CurrentCampaignAsync(cancellationToken) is not { } campaign)
        {
            return CampaignErrors.NotOpened;
        }

        if (await BoardPlaces.FindAsync(work, actor, unit, cancellationToken) is not { } places)
        {
            return CampaignErrors.UnitNotFound;
        }

        var code = places.Unit.Code;
        var counts = await work.VillageCountsAsync(campaign.Id, code, cancellationToken);
        var quotas = await work.Quotas.AsNoTracking().Where(quota => quota.CampaignId == campaign.Id).ToListAsync(cancellationToken);
        var days = await work.DaySumsAsync(campaign.Id, code, cancellationToken);
        var terms = await TermsLookup.ReadAsync(plans, work, campaign.CoverageYear, cancellationToken);
        return BoardBuilder.Make(new BoardFacts(campaign, work.Today, places, counts, quotas, days, terms.For));
    }
}
