using EnrollmentPortal.Domain.Households;

namespace EnrollmentPortal.Application.Exports;

/// <summary>The words of a list, in the language of whoever takes it away.</summary>
/// <param name="Title">Name of the list; the file and its sheet are called so.</param>
/// <param name="Headers">In the order of <see cref="ExportedPerson"/>'s cells.</param>
/// <param name="Enrolled">For the column of the standing.</param>
/// <param name="Missing">For the column of the standing.</param>
/// <param name="Relation">What a member is to the head.</param>
/// <param name="Sex">Male or female.</param>
/// <param name="Exemption">Why somebody need not enrol.</param>
/// <param name="Footer">The last line, of the rows' number: who exported what and when.</param>
public sealed record ExportWords(
    string Title,
    IReadOnlyList<string> Headers,
    string Enrolled,
    string Missing,
    Func<Relation, string> Relation,
    Func<Sex, string> Sex,
    Func<ExemptionReason, string> Exemption,
    Func<int, string> Footer);
