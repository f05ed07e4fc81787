using EnrollmentPortal.Application.Households.Duplicates;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Exports;

/// <summary>Pairs of records that look like one person: all of them, however many the page shows.</summary>
internal sealed class DuplicatesList(ListDuplicates list) : IExportedList
{
    private const int MaxRows = 100_000;

    public IReadOnlyCollection<ListName> Lists { get; } = [ListName.Duplicates];

    public IReadOnlyList<string> Columns { get; } =
        ["Sign", "Name", "IdNumber", "BornOn", "Village", "HouseholdNumber", "OtherName", "OtherIdNumber", "OtherBornOn", "OtherVillage", "OtherHouseholdNumber"];

    public async Task<Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>> OpenAsync(ListReading reading, CancellationToken cancellationToken)
    {
        var found = await list.FindAsync(reading.Work, MaxRows, cancellationToken);
        return ListRows.Of(found.Pairs.Select(pair => (IReadOnlyList<TableCell>)
            [reading.Words.Say("Sign." + pair.Sign), .. Cells(pair.First), .. Cells(pair.Second)]));
    }

    private static IEnumerable<TableCell> Cells(SuspectedRecord record) =>
        [record.Name, record.MaskedIdNumber, (DateOnly?)record.BornOn, record.Village, record.HouseholdNumber];
}
