using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Domain.Tests.Plans;

/// <summary>The documents that are built in, as text, and what loading them under other choices gives.</summary>
internal static class PolicyDocuments
{
    public static IReadOnlyList<PlanText> All => PlanLibrary.BuiltInDocuments;

    /// <summary>The plan of a unit with one assumption set otherwise.</summary>
    public static PlanLoad With(Plan plan, string question, string value)
    {
        var choices = new Dictionary<string, string> { [question] = value };
        var county = Of($"{plan.Unit.At(Domain.Kernel.OrgLevel.County)}/{plan.CoverageYear}");
        var own = Of($"{plan.Unit}/{plan.CoverageYear}");
        return PlanLoader.Load(county, own == county ? null : own, choices);
    }

    private static PlanText Of(string label) => All.Single(document => document.Label == label);
}
