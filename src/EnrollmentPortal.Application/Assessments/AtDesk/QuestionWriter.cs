using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Facts;

namespace EnrollmentPortal.Application.Assessments.AtDesk;

/// <summary>Lists what the desk asked, a line a question, in the order in which it asked.</summary>
/// <param name="table">Stays open; null where nobody wants to know.</param>
/// <param name="language">Two letters.</param>
/// <param name="cancellationToken">Ends the writing.</param>
internal sealed class QuestionWriter(ITableWriter? table, string language, CancellationToken cancellationToken)
{
    public Task WriteHeaderAsync() => WriteAsync("case_id", "number", "fact", "question");

    public async Task WriteAsync(string caseId, IReadOnlyList<MemberQuestion> questions)
    {
        foreach (var (index, question) in questions.Index())
        {
            await WriteAsync(caseId, index + 1, question.Kind.KeyOf(), question.Question?.In(language) ?? string.Empty);
        }
    }

    private async Task WriteAsync(params TableCell[] cells)
    {
        if (table is not null)
        {
            await table.WriteAsync(cells, cancellationToken);
        }
    }
}
