using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans;

/// <summary>One rule of a printed plan: where it stands, and our short wording of it.</summary>
/// <param name="Source">Document number, place in the document, rule id.</param>
/// <param name="Text">What a clerk reads as the reason.</param>
public sealed record Clause(Source Source, Wording Text)
{
    /// <summary>Our id of the rule, such as <c>R-WC-20</c>.</summary>
    public string RuleId => Source.RuleId;
}
