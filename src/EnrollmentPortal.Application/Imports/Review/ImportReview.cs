using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Imports.Review;

/// <summary>Rows that wait for a person, and what was decided; the three add up to all rows to review.</summary>
/// <param name="Open">Nobody has decided.</param>
/// <param name="Decided">Decided, and not yet on the books.</param>
/// <param name="LeftOut">Nothing is taken from them.</param>
public sealed record ImportReviewCounts(int Open, int Decided, int LeftOut);

/// <summary>Some cases of an import.</summary>
/// <param name="Reason">The code of a reason; null for all.</param>
/// <param name="Page">From 1.</param>
public sealed record ImportReviewQuery(Guid ImportId, string? Reason = null, int Page = 1);

/// <summary>Cases side by side.</summary>
/// <param name="Reasons">How many rows of a reason nobody has decided.</param>
public sealed record ImportReviewPage(
    string FileName,
    bool MayDecide,
    ImportReviewCounts Counts,
    IReadOnlyList<ImportReasonCount> Reasons,
    IReadOnlyList<ImportCase> Cases,
    bool HasMore);

/// <summary>Rows of one reason that nobody has decided.</summary>
/// <param name="Mine">Of them, those that the reader may decide.</param>
public sealed record ImportReasonCount(string Reason, int Open, int Mine);

/// <summary>A row and the people that it may mean.</summary>
/// <param name="MayBeNew">The row has a number that nobody in the scope has.</param>
/// <param name="MayDecide">False where the row, or a person that it may mean, belongs to another unit, too: a larger one decides.</param>
public sealed record ImportCase(
    int Row,
    IReadOnlyList<Error> Reasons,
    ImportedParticulars File,
    IReadOnlyList<ImportCandidate> Candidates,
    bool MayBeNew,
    bool MayDecide,
    ImportDecision? Decision,
    Guid? DecidedFor,
    string? DecidedBy);

/// <summary>What the file, or the registry, says of somebody.</summary>
/// <param name="IdNumber">Masked.</param>
public sealed record ImportedParticulars(
    string Name,
    string? IdNumber,
    DateOnly? BornOn,
    Sex? Sex,
    string? Village,
    string? Household,
    Relation? Relation,
    string? EthnicGroup,
    string? Phone,
    string? Address);

/// <summary>A person that a row may mean.</summary>
/// <param name="Match">Why.</param>
/// <param name="HasPaid">The person is enrolled in the current campaign.</param>
/// <param name="Left">People that the person would leave without a head if the row means them: one of these must head the household. The likeliest first; mostly empty.</param>
public sealed record ImportCandidate(
    Guid PersonId, Guid HouseholdId, ImportMatch Match, ImportedParticulars Registry, bool HasPaid, IReadOnlyList<LeftMember> Left);

/// <summary>A person who stays in a household that its head leaves.</summary>
public sealed record LeftMember(Guid PersonId, string Name, Relation Relation, DateOnly BornOn);

/// <summary>What a row and a person have in common.</summary>
public enum ImportMatch
{
    /// <summary>The ID number.</summary>
    Number = 1,

    /// <summary>An ID number that was corrected, or that of a merged record.</summary>
    EarlierNumber = 2,

    /// <summary>Name and birth date.</summary>
    NameAndBirth = 3,
}
