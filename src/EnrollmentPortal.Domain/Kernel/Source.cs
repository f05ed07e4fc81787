namespace EnrollmentPortal.Domain.Kernel;

/// <summary>Where a figure comes from.</summary>
/// <param name="Document">The document's number or title.</param>
/// <param name="Clause">The place in it, in the document's own numbering.</param>
/// <param name="RuleId">Our id of the rule, such as <c>R-WC-20</c>.</param>
public sealed record Source(string Document, string Clause, string RuleId);
