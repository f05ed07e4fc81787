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
internal sealed class BatchWriter(ITableWriter table, BatchLanguage words, BatchSample? sample)
{
    /// <summary>In the order in which they stand.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "case_id", "accepted", "standard", "subsidy", "self_pay", "government_share", "later_subsidy_or_refund",
        "entitlement_start", "entitlement_end", "route", "reason", "clauses",
    ];

    public void WriteHeader() => table.Write([.. Columns.Select(name => (TableCell)name)]);

    /// <summary>A row that could not be read.</summary>
    public void Write(string caseId, Error error) =>
        Write(isError: true, caseId, "error", "", "", "", "", "", "", "", "", $"{error.Code}: {words.SentenceOf(error)}", "");

    /// <summary>A row that is no business of a desk, so that nobody can be priced there.</summary>
    public void WriteNotAtDesk(string caseId, Error why) =>
        Write(isError: false, caseId, "not-at-desk", "", "", "", "", "", "", "", "", words.SentenceOf(why), "");

    /// <summary>A row that was computed.</summary>
    public void Write(string caseId, Assessment assessment) => Write(
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

    private void Write(bool isError, params TableCell[] cells)
    {
        table.Write(cells);
        sample?.Note(cells, isError);
    }
}
