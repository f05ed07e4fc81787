using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Facts;

namespace EnrollmentPortal.Application.Assessments.AtDesk;

/// <summary>Lists what the desk asked, a line a question, in the order in which it asked.</summary>
/// <param name="table">Stays open; null where nobody wants to know.</param>
/// <param name="language">Two letters.</param>
internal sealed class QuestionWriter(ITableWriter? table, string language)
{
    public void WriteHeader() => table?.Write("case_id", "number", "fact", "question");

    public void Write(string caseId, IReadOnlyList<MemberQuestion> questions)
    {
        foreach (var (index, question) in questions.Index())
        {
            table?.Write(caseId, index + 1, question.Kind.KeyOf(), question.Question?.In(language) ?? string.Empty);
        }
    }
}
