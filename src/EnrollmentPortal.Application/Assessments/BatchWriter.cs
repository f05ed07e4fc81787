using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Application.Assessments;

/// <summary>Writes the results, a row as soon as it is known.</summary>
/// <param name="table">Stays open.</param>
/// <param name="words">The language of the reasons.</param>
/// <param name="sample">Is told of every row.</param>
/// <param name="cancellationToken">Ends the writing.</param>
internal sealed class BatchWriter(ITableWriter table, BatchLanguage words, BatchSample? sample, CancellationToken cancellationToken)
{
    /// <summary>In the order in which they stand.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "case_id", "accepted", "standard", "subsidy", "self_pay", "government_share", "later_subsidy_or_refund",
        "entitlement_start", "entitlement_end", "route", "reason", "clauses",
    ];

    public ValueTask WriteHeaderAsync() => table.WriteAsync([.. Columns.Select(name => (TableCell)name)], cancellationToken);

    /// <summary>A row that could not be read.</summary>
    public ValueTask WriteAsync(string caseId, Error error) =>
        WriteAsync(isError: true, caseId, "error", "", "", "", "", "", "", "", "", $"{error.Code}: {words.SentenceOf(error)}", "");

    /// <summary>A row that is no business of a desk, so that nobody can be priced there.</summary>
    public ValueTask WriteNotAtDeskAsync(string caseId, Error why) =>
        WriteAsync(isError: false, caseId, "not-at-desk", "", "", "", "", "", "", "", "", words.SentenceOf(why), "");

    /// <summary>A row that was computed.</summary>
    public ValueTask WriteAsync(string caseId, Assessment assessment) => WriteAsync(
        isError: false,
        caseId,
        assessment.Verdict switch { Verdict.Accepted => "yes", Verdict.Refused => "no", Verdict.Review => "review" },
        assessment.Standard?.InYuan,
        assessment.Subsidy?.InYuan,
        assessment.SelfPay?.InYuan,
        assessment.GovernmentShare.State == GovernmentShareState.DueButUnknown ? "unknown" : assessment.GovernmentShare.Amount?.InYuan,
        assessment.Later?.Amount?.InYuan,
        assessment.Entitlement.Start,
        assessment.Entitlement.End,
        assessment.Route,
        BatchReason.Of(assessment, words.Language),
        string.Join(';', assessment.Reasons.Select(reason => reason.RuleId).Distinct(StringComparer.Ordinal)));

    private async ValueTask WriteAsync(bool isError, params TableCell[] cells)
    {
        await table.WriteAsync(cells, cancellationToken);
        sample?.Note(cells, isError);
    }
}
