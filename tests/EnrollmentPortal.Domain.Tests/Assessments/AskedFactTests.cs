using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Tests.Assessments;

/// <summary>A fact that was given is not asked again in a reason.</summary>
public sealed class AskedFactTests
{
    // What the warning asks, and the answers that mean "nobody has said".
    private static readonly Dictionary<string, (Fact Fact, string Unanswered)> Asking = new(StringComparer.Ordinal)
    {
        ["payment-date"] = (Fact.Window, "no-payment"),
        ["hardship-proof"] = (Fact.Hardship, "unstated"),
        ["student-place"] = (Fact.InsuredAtUniversity, "unstated"),
        ["guardian"] = (Fact.GuardianPaid, "unstated"),
    };

    // The vocabulary of circumstances has no word for these, so nobody can have given them.
    private static readonly HashSet<string> BeyondTheVocabulary =
    [
        "graduation-year", // 毕业年度 of somebody whose graduation is not among the facts
        "lives-here", // hukou elsewhere or a talent's family: the ground does not say where the person lives
        "by-policy", // whether another policy admits the person
        "monitored-unclear", // 纳入动态监测 stands in no roster of the plan
        "student-window", // when the school collects
    ];

    [Fact]
    public void Warnings_GivenThePlans_ThenEachThatAsksIsKnownHere()
    {
        // When
        var unknown =
            from plan in PlanLibrary.BuiltIn.All
            from warning in Rows(plan).SelectMany(row => row.Warnings)
            where Asks(warning.Text.Zh) && !Asking.ContainsKey(warning.Code) && !BeyondTheVocabulary.Contains(warning.Code)
            select $"{plan.Unit} {warning.Code}: {warning.Text.Zh}";

        // Then
        Assert.Equal([], unknown.Distinct());
    }

    [Fact]
    public void Rows_GivenAWarningThatAsks_ThenTheyHoldOnlyWhileTheFactIsNotGiven()
    {
        // When
        var again =
            from plan in PlanLibrary.BuiltIn.All
            from row in Rows(plan)
            from warning in row.Warnings
            where Asking.ContainsKey(warning.Code)
            let asked = Asking[warning.Code]
            where row.When.Facts.FirstOrDefault(condition => condition.Fact == asked.Fact) is not { } condition
                || !condition.Values.SequenceEqual([asked.Unanswered])
            select $"{plan.Unit} {row.Key} asks for {asked.Fact}";

        // Then
        Assert.Equal([], again);
    }

    private static bool Asks(string text) => text.Contains("核实", StringComparison.Ordinal) || text.Contains("请填写", StringComparison.Ordinal);

    // The rows of every choice of an assumption, also of those that are not taken now.
    private static IEnumerable<(string Key, Conditions When, IEnumerable<Domain.Plans.Warning> Warnings)> Rows(Plan plan) =>
    [
        .. plan.Eligibility.Written.Select(row => (row.Key, row.When, row.Warnings.AsEnumerable())),
        .. plan.Routes.Written.Select(row => (row.Key, row.When, row.Warnings.AsEnumerable())),
        .. plan.Notices.Written.Select(row => (row.Key, row.When, row.Warnings.AsEnumerable())),
        .. plan.Changes.Written.Select(row => (row.Key, row.When, row.Warnings.AsEnumerable())),
    ];
}
