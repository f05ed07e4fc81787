using System.Collections.Immutable;
using EnrollmentPortal.Domain.Facts;

namespace EnrollmentPortal.Domain.Plans.Tables;

/// <summary>How the plan's office asks for a fact of a person, and what it takes for granted while nobody has asked.</summary>
/// <param name="Kind">The fact.</param>
/// <param name="Question">The question in the office's words.</param>
/// <param name="Evidence">What the person shows; null where nothing is asked for.</param>
/// <param name="Presumption">The answer that holds until another is recorded, in the vocabulary of circumstances; null where there is none,
/// so that the fact is unknown.</param>
/// <param name="Ages">Answers that only people of these ages can give.</param>
/// <param name="Clauses">The clauses behind it.</param>
/// <param name="Assumptions">The gaps that it fills.</param>
public sealed record FactRule(
    FactKind Kind,
    Wording Question,
    Wording? Evidence,
    string? Presumption,
    ImmutableArray<AnswerAges> Ages,
    ImmutableArray<Clause> Clauses,
    ImmutableArray<Assumption> Assumptions);

/// <summary>An answer that only people of certain ages can give, such as university student.</summary>
/// <param name="Answer">The answer, in the vocabulary of circumstances.</param>
/// <param name="From">The youngest age in whole years, inclusive.</param>
/// <param name="To">The oldest, inclusive.</param>
public sealed record AnswerAges(string Answer, int From, int To)
{
    /// <summary>True for an age at which the answer is possible.</summary>
    public bool Contain(int age) => age >= From && age <= To;
}
