using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;


namespace EnrollmentPortal.Domain.Assessments;

/// <summary>The row that leaves somebody to a person.</summary>
/// <param name="Key">Of the plan's routes, or of its eligibility table.</param>
/// <param name="Name">The row's name.</param>
/// <param name="Clauses">Its rule ids, a blank between them.</param>
public sealed record LeftOpen(string Key, Wording Name, string Clauses)
{
    internal static LeftOpen Of<T>(DecisionRow<T> row) => new(row.Key, row.Name, string.Join(' ', row.Clauses.Select(clause => clause.RuleId)));
}
