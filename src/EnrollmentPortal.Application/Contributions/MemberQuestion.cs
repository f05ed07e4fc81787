using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>What the desk asks a member, because the answer decides the verdict, the price or a date.</summary>
/// <param name="Kind">The fact.</param>
/// <param name="Question">In the plan's words; null where the plan has none.</param>
/// <param name="Evidence">What the person shows; null where nothing is asked for.</param>
/// <param name="Clauses">Why it is asked; empty where the plan names no clause.</param>
/// <param name="Answers">What may be answered, as the register keeps it, with "unstated" last: that can always be said.</param>
/// <param name="Latest">The newest answer on the books, which the new one corrects.</param>
public sealed record MemberQuestion(
    FactKind Kind, Wording? Question, Wording? Evidence, IReadOnlyList<Clause> Clauses, IReadOnlyList<MemberAnswer> Answers, Guid? Latest)
{
    /// <summary>Years are written in a field; everything else is chosen by one key.</summary>
    public bool IsCount => Kind is FactKind.InterruptedYears or FactKind.BoughtBackYears;

    internal static MemberQuestion? Of(Plan plan, Applicant applicant, Person person, DateOnly today)
    {
        if (OpenQuestion.Of(plan, applicant, today) is not { } open)
        {
            return null;
        }

        var rule = plan.FindFact(open.Kind);
        // Of some kinds (student, service, event) no answer in the vocabulary says it, and still somebody may not know.
        var answers = open.Answers.Where(answer => answer != FactAnswers.Unstated).Append(FactAnswers.Unstated)
            .Select(answer => new MemberAnswer(answer, FactAnswers.Written(open.Kind, answer, plan.CoverageYear), FactKinds.NeedsDay(open.Kind, answer)));
        return new MemberQuestion(open.Kind, rule?.Question, rule?.Evidence, rule is null ? [] : [.. rule.Clauses], [.. answers], person.Facts.Latest(open.Kind)?.Id);
    }
}

/// <summary>One answer.</summary>
/// <param name="Key">For its words.</param>
/// <param name="Value">As the register keeps it.</param>
/// <param name="NeedsDay">True where the day on which it happened goes with it.</param>
public sealed record MemberAnswer(string Key, string Value, bool NeedsDay)
{
    /// <summary>The member was asked and could not say.</summary>
    public bool IsUnstated => Key == FactAnswers.Unstated;
}
