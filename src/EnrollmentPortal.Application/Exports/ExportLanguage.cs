using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Exports;

/// <summary>The words of a list, in the language of the user who exports it.</summary>
/// <param name="Title">Name of the list; the file and its sheet are called so.</param>
/// <param name="Say">The text of a resource: a column's header, a state, a relation.</param>
/// <param name="Tell">The text of a reason.</param>
/// <param name="Footer">The last line, of the rows' number: who exported what and when.</param>
public sealed record ExportLanguage(string Title, Func<string, string> Say, Func<Error, string> Tell, Func<int, string> Footer)
{
    /// <summary>未参保原因; empty where nobody has said why.</summary>
    public string? Reason(string? value) => value is null ? null : Say($"FactAnswer.{FactKind.NotEnrolling}.{value}");
}
