using EnrollmentPortal.Domain.Assessments;

namespace EnrollmentPortal.Domain.Reviews;

/// <summary>Every case about one person.</summary>
public sealed class PersonReviews(IEnumerable<ReviewCase> rows)
{
    // The newest first.
    private readonly ReviewCase[] _rows = [.. rows.OrderByDescending(row => row.AskedAt).ThenByDescending(row => row.Id)];

    public IReadOnlyList<ReviewCase> All => _rows;

    /// <summary>The newest case of the year that was not withdrawn; null where there is none.</summary>
    public ReviewCase? Latest(int coverageYear) => Array.Find(_rows, row => row.CoverageYear == coverageYear && row.State != ReviewState.Withdrawn);

    /// <summary>What was decided last for the year; null where nobody has decided.</summary>
    public Decision? DecisionFor(int coverageYear) => _rows.Where(row => row.CoverageYear == coverageYear && row.RuleId is not null)
        .OrderByDescending(row => row.DecidedAt).ThenByDescending(row => row.Id).FirstOrDefault()?.Decision;
}
