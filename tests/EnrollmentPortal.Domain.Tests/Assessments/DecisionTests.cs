using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Tests.Assessments;

/// <summary>A person decides what the plan leaves to a person, and nothing else.</summary>
public sealed class DecisionTests
{
    private static readonly Plan Wangchang = PlanLibrary.BuiltIn.For(OrgCode.Parse("500240108"), 2024)!;
    private static readonly DateOnly Day = new(2023, 11, 20);
    private static readonly Applicant Guest = new() { Circumstances = Circumstances.None with { Residence = Residence.ResidentWithoutHukou } };

    [Fact]
    public void Assess_GivenARowThatLeavesItOpen_ThenItIsNamedWithItsClauses()
    {
        var left = Assess(Guest).LeftBy;

        Assert.Equal(("by-policy", "R-WC-06"), (left?.Key, left?.Clauses));
        Assert.Null(Assess(Applicant.Ordinary).LeftBy);
    }

    [Theory]
    [InlineData("concentrated", "by-policy", Verdict.Accepted)]
    [InlineData(null, "by-policy", Verdict.Refused)]
    [InlineData("concentrated", null, Verdict.Accepted)]
    [InlineData("concentrated", "another-row", Verdict.Review)]
    [InlineData("no-such-row", "by-policy", Verdict.Review)]
    public void Assess_GivenADecision_ThenItCountsForTheRowThatLeftItOpen(string? route, string? leftBy, Verdict verdict)
    {
        var decided = Assess(Guest with { Decision = Decide(route, leftBy) });

        Assert.Equal(verdict, decided.Verdict);
        Assert.Equal(verdict != Verdict.Review, decided.Decision is not null);
    }

    [Fact]
    public void Assess_GivenSomebodyWhomThePlanAccepts_ThenADecisionChangesNothing()
    {
        var decided = Assess(Applicant.Ordinary with { Decision = Decide(null, null) });

        Assert.Equal((Verdict.Accepted, (Decision?)null), (decided.Verdict, decided.Decision));
    }

    private static Assessment Assess(Applicant applicant) => Assessor.Assess(Wangchang, applicant, "一档", Day);

    private static Decision Decide(string? route, string? leftBy) => new(route, "R-WC-06", "已核", "甲", "乙", Day, leftBy);
}
