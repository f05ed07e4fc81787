using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Domain.Assessments;

/// <summary>One clause of an assessment.</summary>
/// <param name="Kind">What it decides.</param>
/// <param name="Clause">The clause.</param>
/// <param name="Amount">The amount it gives, where it gives one.</param>
public sealed record Reason(ReasonKind Kind, Clause Clause, Money? Amount)
{
    /// <summary>Rule id, such as <c>R-WC-20</c>.</summary>
    public string RuleId => Clause.RuleId;

    /// <summary>Document number.</summary>
    public string Document => Clause.Source.Document;

    /// <summary>Place in the document.</summary>
    public string Place => Clause.Source.Clause;

    /// <summary>What a clerk reads.</summary>
    public Wording Text => Clause.Text;
}
