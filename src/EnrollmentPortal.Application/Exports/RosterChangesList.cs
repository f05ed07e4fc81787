using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Rosters;
using EnrollmentPortal.Application.Rosters.Board;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Exports;

/// <summary>People that a roster adds, removes and changes, and what that does to the price: all of them, however many the page shows.</summary>
internal sealed class RosterChangesList(PlanCache plans) : IExportedList
{
    public IReadOnlyCollection<ListName> Lists { get; } = [ListName.RosterChanges];

    public IReadOnlyList<string> Columns { get; } =
    [
        "Change", "Name", "IdNumber", "Village", "CategoriesBefore", "CategoriesAfter",
        "SubsidyBeforeYuan", "SubsidyAfterYuan", "SelfPayBeforeYuan", "SelfPayAfterYuan", "PaidYuan",
    ];

    public async Task<Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>> OpenAsync(ListReading reading, CancellationToken cancellationToken)
    {
        var (work, id) = (reading.Work, reading.Request.Roster);
        if (await work.RostersFor(reading.Actor).AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } roster)
        {
            return RosterErrors.NotFound;
        }

        var changes = await new RosterPrices(work, plans).PriceAsync(roster, await work.DifferencesAsync(roster, cancellationToken), cancellationToken);
        return ListRows.Of(changes.Select(change => (IReadOnlyList<TableCell>)
        [
            reading.Words.Say("Change." + change.Kind), change.Name, change.IdNumber, change.Village, string.Join('、', change.Before), string.Join('、', change.After),
            change.Price?.SubsidyBefore?.InYuan, change.Price?.SubsidyAfter?.InYuan, change.Price?.SelfPayBefore?.InYuan, change.Price?.SelfPayAfter?.InYuan, change.Price?.Paid?.InYuan,
        ]));
    }
}
