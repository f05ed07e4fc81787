using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Imports.LastYear;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Imports.Apply;

/// <summary>Brings a span of rows onto the books in one transaction, which the caller commits.</summary>
internal sealed class ImportStep(UnitOfWork work, ImportSpan span)
{
    // Parts that work beside each other are done in a fraction of it.
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(2);

    /// <param name="before">The end of the part before: only then are rows touched that several parts have in common.</param>
    /// <param name="cancellationToken">Ends it; the caller rolls back.</param>
    public async Task ApplyAsync(Task before, CancellationToken cancellationToken)
    {
        var campaigns = await work.HoldOpenCampaignsAsync(cancellationToken);
        if (span.Import.Kind != ImportKind.Population)
        {
            await new LastYearPart(work, span).ApplyAsync(cancellationToken);
            await before.WaitAsync(CommandTimeout, cancellationToken);
            return;
        }

        var standing = await PrepareAsync(campaigns, cancellationToken);
        var part = new ImportPart(work, span);
        await part.AddHouseholdsAsync(cancellationToken);
        if (standing is not null)
        {
            await ChangeAsync(standing, cancellationToken);
        }

        var gained = await part.AddPeopleAsync(cancellationToken);
        await before.WaitAsync(CommandTimeout, cancellationToken);
        await part.AddPlacesAsync(cancellationToken);
        await work.SaveChangesAsync(cancellationToken);
        // Last, because desks wait for the counters of their village.
        foreach (var campaign in campaigns.Select(campaign => campaign.Id))
        {
            if (standing?.Before.GetValueOrDefault(campaign) is { } stood)
            {
                var after = await RegistryStanding.OfAsync(work, campaign, standing.Movers, cancellationToken);
                await RegistryStanding.CountChangeAsync(work, campaign, stood, after, gained, cancellationToken);
            }
            else if (gained.Count > 0)
            {
                await work.CountAsync(campaign, work.Today, gained, [], cancellationToken);
            }
        }
    }

    /// <summary>Locks, holds back what fits no more, and keeps what was. Most files change few people, so most spans have nothing to prepare.</summary>
    private async Task<Standing?> PrepareAsync(IReadOnlyList<Campaign> campaigns, CancellationToken cancellationToken)
    {
        var touches = await work.ImportRows.AnyAsync(
            row => row.ImportId == span.Import.Id && row.RowNumber >= span.From && row.RowNumber <= span.To && row.SettledAt == span.SettledAt
                && (row.Outcome == ImportOutcome.Changed || row.Outcome == ImportOutcome.Moved),
            cancellationToken);
        if (!touches)
        {
            return null;
        }

        var (people, moves) = (new KnownPeople(work, span), new ImportMoves(work, span));
        await people.LockAsync(cancellationToken);
        await people.ReviewMovedSinceAsync(cancellationToken);
        await moves.ReviewTornAsync(cancellationToken);
        await people.KeepOldAsync(cancellationToken);
        var movers = await moves.MoversAsync(cancellationToken);
        var before = new Dictionary<Guid, RegistryStanding>();
        foreach (var campaign in movers.Count > 0 ? campaigns : [])
        {
            before[campaign.Id] = await RegistryStanding.OfAsync(work, campaign.Id, movers, cancellationToken);
        }

        return new Standing(movers, before);
    }

    private async Task ChangeAsync(Standing standing, CancellationToken cancellationToken)
    {
        var people = new KnownPeople(work, span);
        if (standing.Movers.Count > 0)
        {
            await new ImportMoves(work, span).MoveAsync(standing.Movers, cancellationToken);
            await people.ReviewHomelessAsync(cancellationToken);
        }

        await people.ChangeAsync(cancellationToken);
        if (span.SettledAt is not null)
        {
            await new ImportMoves(work, span).NameHeadsAsync(cancellationToken);
        }
    }

    // What the movers added to each open campaign.
    private sealed record Standing(IReadOnlyList<Guid> Movers, Dictionary<Guid, RegistryStanding> Before);
}
