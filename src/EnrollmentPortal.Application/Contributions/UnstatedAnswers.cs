using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Application.Contributions;

/// <summary>未说明: what a plan asks and the person, when asked, could not say. The price leaves the statement out, and says so to its reader.</summary>
internal static class UnstatedAnswers
{
    /// <returns>The plan's own questions, in the order of the plan.</returns>
    public static IReadOnlyList<Wording> Of(Plan plan, Person person, DateOnly today)
    {
        var current = person.Facts.Current(plan.CoverageYear, today);
        return [.. plan.Facts.Where(rule => current.GetValueOrDefault(rule.Kind)?.Value == FactKinds.Unstated).Select(rule => rule.Question)];
    }
}
