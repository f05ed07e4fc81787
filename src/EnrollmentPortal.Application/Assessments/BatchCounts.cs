using EnrollmentPortal.Domain.Plans.Tables;




namespace EnrollmentPortal.Application.Assessments;

/// <summary>How the rows of a batch file ended.</summary>
/// <param name="Accepted">May enrol at the price stated.</param>
/// <param name="Refused">May not.</param>
/// <param name="Review">A person must decide.</param>
/// <param name="Errors">Could not be read.</param>
public readonly record struct BatchCounts(int Accepted, int Refused, int Review, int Errors)
{
    /// <summary>All rows; the header is none.</summary>
    public int Rows => Accepted + Refused + Review + Errors;

    /// <summary>One row more.</summary>
    /// <param name="verdict">How it ended; null for a row that could not be read.</param>
    public BatchCounts With(Verdict? verdict) => verdict is not { } known ? this with { Errors = Errors + 1 } : known switch
    {
        Verdict.Accepted => this with { Accepted = Accepted + 1 },
        Verdict.Refused => this with { Refused = Refused + 1 },
        Verdict.Review => this with { Review = Review + 1 },
    };
}
