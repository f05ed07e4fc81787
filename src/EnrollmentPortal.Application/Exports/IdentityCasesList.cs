using System.Globalization;
using EnrollmentPortal.Application.IdentityCases;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Exports;

/// <summary>Refunds and later subsidies that changed identities led to: all of them, however many the page shows.</summary>
internal sealed class IdentityCasesList : IExportedList
{
    public IReadOnlyCollection<ListName> Lists { get; } = [ListName.IdentityCases];

    public IReadOnlyList<string> Columns { get; } =
    [
        "Name", "IdNumber", "Village", "Department", "Category", "Funder", "PlanRule", "Clauses", "PaidYuan", "DueYuan", "CaseState", "OpenedOn", "DecidedBy", "Note",
        "FactKind", "FactBefore", "FactAnswer", "NowVerdict", "NowDueYuan", "NowFrom", "NowUntil",
    ];

    public Task<Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>> OpenAsync(ListReading reading, CancellationToken cancellationToken)
    {
        var unit = reading.Request.Unit.Value;
        var cases = ListIdentityCases.Seen(reading.Work, reading.Actor)
            .Where(row => UnitOfWork.StartsWith((string)(object)row.Case.OrgCode, unit)).AsAsyncEnumerable();
        return Task.FromResult(Result<IAsyncEnumerable<IReadOnlyList<TableCell>>>.From(
            cases.Select(row => Cells(IdentityCaseView.Of(row, choices: []), reading.Words))));
    }

    private static IReadOnlyList<TableCell> Cells(IdentityCaseView row, ExportLanguage words) =>
    [
        row.Name, row.IdNumber, row.Village, row.Department, row.Category, row.Funder, row.RuleName?.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName),
        row.Clauses, (decimal?)row.Paid.InYuan, row.Amount?.InYuan, words.Say("CaseState." + row.State), (DateOnly?)row.OpenedOn, row.DecidedByName, row.Note,
        .. Answer(row.Answer, words),
    ];

    private static TableCell[] Answer(CaseAnswer? answer, ExportLanguage words) => answer is null ? new TableCell[7] :
    [
        words.Say("FactKind." + answer.Kind), answer.Before is { } before ? words.Say($"FactAnswer.{answer.Kind}.{before}") : null,
        words.Say($"FactAnswer.{answer.Kind}.{answer.Value}"), answer.Now is { } now ? words.Say("CaseVerdict." + now.Verdict) : null, answer.Now?.Due?.InYuan,
        answer.Now?.From, answer.Now?.Until,
    ];
}
