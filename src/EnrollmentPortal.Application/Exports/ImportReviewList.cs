using EnrollmentPortal.Application.Imports;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Exports;

/// <summary>Rows of a list that may mean several people, a line for each of them.</summary>
internal sealed class ImportReviewList : IExportedList
{
    private static readonly TableCell[] Nobody = new TableCell[7];

    public IReadOnlyCollection<ListName> Lists { get; } = [ListName.ImportReview];

    public IReadOnlyList<string> Columns { get; } =
    [
        "Line", "WhyUnsure", "Name", "IdNumber", "BornOn", "Village", "HouseholdNumber",
        "Candidate", "RegistryName", "RegistryIdNumber", "RegistryBornOn", "RegistryVillage", "RegistryHouseholdNumber", "RegistryPaid", "Decision", "DecidedBy",
    ];

    public async Task<Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>> OpenAsync(ListReading reading, CancellationToken cancellationToken)
    {
        var (work, query) = (reading.Work, reading.Request.Review);
        var import = query is null ? null : await work.Imports.AsNoTracking().FirstOrDefaultAsync(row => row.Id == query.ImportId, cancellationToken);
        if (import is null || !work.MayRead(import))
        {
            return ImportErrors.NotFound;
        }

        return Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>.From(
            ReadImportReview.AllAsync(work, query!, cancellationToken).SelectMany(found => Lines(found, reading.Words)));
    }

    private static IEnumerable<IReadOnlyList<TableCell>> Lines(ImportCase found, ExportLanguage words)
    {
        TableCell[] row = [found.Row, string.Join('；', found.Reasons.Select(words.Tell)), .. Cells(found.File)];
        TableCell[] decision = [found.Decision is { } decided ? words.Say("Decided." + decided) : null, found.DecidedBy];
        var candidates = found.Candidates.Select(candidate => (TableCell[])
            [words.Say("Candidate." + candidate.Match), .. Cells(candidate.Registry), candidate.HasPaid ? words.Say("HasPaid") : null]);
        return candidates.DefaultIfEmpty(Nobody).Select(candidate => (IReadOnlyList<TableCell>)[.. row, .. candidate, .. decision]);
    }

    private static IEnumerable<TableCell> Cells(ImportedParticulars side) => [side.Name, side.IdNumber, side.BornOn, side.Village, side.Household];
}
