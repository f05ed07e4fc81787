using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Rosters.Board;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Exports;

/// <summary>People that several departments name, with the subsidy that counts: all of them, however many the page shows.</summary>
internal sealed class RosterOverlapsList(ReadRosterBoard board) : IExportedList
{
    public IReadOnlyCollection<ListName> Lists { get; } = [ListName.RosterOverlaps];

    public IReadOnlyList<string> Columns { get; } = ["Name", "IdNumber", "Village", "OnLists", "Category", "Funder", "SubsidyYuan"];

    public async Task<Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>> OpenAsync(ListReading reading, CancellationToken cancellationToken)
    {
        if (await reading.Work.CurrentCampaignAsync(cancellationToken) is not { } campaign)
        {
            return CampaignErrors.NotOpened;
        }

        var overlaps = await board.OverlapsAsync(reading.Work, campaign.CoverageYear, reading.Actor, most: null, cancellationToken);
        return ListRows.Of(overlaps.Select(overlap => (IReadOnlyList<TableCell>)
            [overlap.Name, overlap.IdNumber, overlap.Village, string.Join('；', overlap.Lists), overlap.Wins, overlap.Funder, overlap.Amount?.InYuan]));
    }
}
