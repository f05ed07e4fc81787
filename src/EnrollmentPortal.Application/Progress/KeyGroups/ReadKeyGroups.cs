using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Progress.KeyGroups;

/// <summary>How complete the key groups are (重点人群), from counters alone.</summary>
/// <remarks>Plans ask 100 % of most of these groups (满城 R-MC-67, 王场 R-WC-59, 松溉 R-SG-26).</remarks>
public sealed class ReadKeyGroups(Database database, PlanCache plans) : IUseCase
{
    public static Grant Requires => Grant.ReadKeyGroups;

    /// <param name="unit">County, township or village; null for the top of the actor's scope.</param>
    /// <param name="category">The category whose units are wanted, as printed; one that the actor may not see counts as none.</param>
    /// <param name="actor">A department officer sees the categories that their department certifies.</param>
    /// <param name="cancellationToken">Ends with the page.</param>
    /// <returns>The board, or <see cref="CampaignErrors.UnitNotFound"/> or <see cref="CampaignErrors.NotOpened"/>.</returns>
    public async Task<Result<KeyGroupBoard>> ExecuteAsync(OrgCode? unit, string? category, Actor actor, CancellationToken cancellationToken)
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

        var terms = await TermsLookup.ReadAsync(plans, work, campaign.CoverageYear, cancellationToken);
        var catalog = new KeyGroupCatalog(terms.PlansIn(places.Unit.Code), actor);
        var groups = catalog.Rows(await work.GroupSumsAsync(campaign.Id, places.Unit.Code, cancellationToken));
        var chosen = groups.FirstOrDefault(group => group.Category == category);
        return new KeyGroupBoard
        {
            Unit = places.Unit,
            Above = places.Above,
            Today = work.Today,
            Department = actor.Department,
            Groups = groups,
            Chosen = chosen,
            Units = chosen is null ? [] : await UnitsAsync(work, campaign.Id, places, chosen.Category, cancellationToken),
        };
    }

    private static async Task<IReadOnlyList<KeyGroupUnit>> UnitsAsync(
        UnitOfWork work, Guid campaign, BoardPlaces places, string category, CancellationToken cancellationToken)
    {
        var villages = await work.GroupVillagesAsync(campaign, category, places.Unit.Code, cancellationToken);
        return
        [
            .. places.Below
                .Select(below => (below, Inside: villages.Where(village => below.Code.Contains(village.OrgCode)).ToList()))
                .Where(unit => unit.Inside.Count > 0)
                .Select(unit => new KeyGroupUnit(unit.below, unit.Inside.Sum(row => row.Registered), unit.Inside.Sum(row => row.Enrolled))),
        ];
    }
}
