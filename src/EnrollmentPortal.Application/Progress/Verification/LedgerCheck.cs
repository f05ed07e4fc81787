namespace EnrollmentPortal.Application.Progress.Verification;

/// <summary>The outcome of one check of a campaign's books.</summary>
/// <param name="CoverageYear">The campaign.</param>
/// <param name="Name">Stable, such as <c>counters.enrolled</c>.</param>
/// <param name="Differences">How many subjects disagree; 0 is as it must be.</param>
/// <param name="First">The first of them; null when there is none.</param>
public sealed record LedgerCheck(int CoverageYear, string Name, int Differences, LedgerDifference? First)
{
    public bool IsOk => Differences == 0;
}

/// <summary>Two figures that must be equal and are not.</summary>
/// <param name="Subject">What they are about: unit, day, category, receipt book or record id. Never a name.</param>
/// <param name="Kept">The figure as it is kept.</param>
/// <param name="Recomputed">The figure as the rows give it.</param>
public sealed record LedgerDifference(string Subject, long Kept, long Recomputed);
