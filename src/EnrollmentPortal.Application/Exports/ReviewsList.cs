using System.Globalization;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Reviews;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Reviews;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Exports;

/// <summary>核定: every case of a unit, open and decided, the open ones first.</summary>
internal sealed class ReviewsList : IExportedList
{
    public IReadOnlyCollection<ListName> Lists { get; } = [ListName.Reviews];

    public IReadOnlyList<string> Columns { get; } =
    [
        "Village", "HouseholdNumber", "Name", "IdNumber", "ReviewYear", "ReviewState", "ReviewLeftBy", "Clauses", "ReviewDescription", "ReviewAskedBy", "ReviewAskedOn",
        "ReviewDays", "DecidedBy", "ReviewDecidedOn", "ReviewRoute", "ReviewRule", "ReviewReason",
    ];

    public Task<Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>> OpenAsync(ListReading reading, CancellationToken cancellationToken)
    {
        var (work, unit) = (reading.Work, reading.Request.Unit.Value);
        var rows = work.SeenReviews().Where(row => UnitOfWork.StartsWith((string)(object)row.Case.OrgCode, unit))
            .OrderBy(row => row.Case.State == ReviewState.Open ? 0 : 1).ThenBy(row => row.Case.AskedAt).ThenBy(row => row.Case.Id).AsAsyncEnumerable();
        return Task.FromResult(Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>.From(rows.Select(row => Cells(ReviewView.Of(row, work.Today), reading.Words))));
    }

    private static IReadOnlyList<TableCell> Cells(ReviewView row, ExportLanguage words) =>
    [
        row.Village, row.HouseholdNumber, row.Name, row.MaskedIdNumber, (decimal?)row.CoverageYear, words.Say("ReviewState." + row.State), In(row.LeftBy), row.Clauses,
        row.Description, row.AskedByName, (DateOnly?)row.AskedOn, (decimal?)row.AgeInDays, row.DecidedByName, row.DecidedOn, row.Route is { } route ? In(route) : null,
        row.RuleId, row.Reason,
    ];

    private static string In(Wording words) => words.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
}
