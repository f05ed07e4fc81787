using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Domain.Tests.Assessments;

/// <summary>The enrolment of other members gives a notice where the plan has words for it, and changes nothing anywhere.</summary>
public sealed class HouseholdNoticeTests
{
    private static readonly Plan Mancheng = PlanOf("130607/2023");
    private static readonly DateOnly Day = new(2022, 11, 20);

    public static TheoryData<string> Plans => [.. PlanLibrary.BuiltIn.All.Select(plan => $"{plan.Unit}/{plan.CoverageYear}")];

    [Fact]
    public void Assess_GivenOthersLeftOutInMancheng_ThenItsNoticeWithClauseAndAssumption()
    {
        // Given
        var alone = Applicant.Ordinary with { LeavesOthersOut = true };

        // When
        var assessment = Assessor.Assess(Mancheng, alone, "单一档", Day);

        // Then
        Assert.Contains(assessment.Warnings, warning => warning.Code == "household");
        Assert.Contains(assessment.Reasons, reason => reason.RuleId == "R-MC-54" && reason.Kind == ReasonKind.Notice);
        Assert.Contains(assessment.Assumptions, assumption => assumption.Question == "Q-MC-12");
        Assert.DoesNotContain(Assessor.Assess(Mancheng, Applicant.Ordinary, "单一档", Day).Warnings, warning => warning.Code == "household");
    }

    [Fact]
    public void Assess_GivenThatNobodyIsSaidToBeLeftOut_ThenWhatWasSaidGoesBeforeTheRegister()
    {
        var said = Applicant.Ordinary with { LeavesOthersOut = true, Circumstances = Circumstances.None with { HouseholdIncomplete = false } };
        Assert.DoesNotContain(Assessor.Assess(Mancheng, said, "单一档", Day).Warnings, warning => warning.Code == "household");
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Assess_GivenAnyPlan_ThenNeitherVerdictNorPriceNorDateTurnsOnIt(string key)
    {
        // Given: residents, people with each identity, and some that plans refuse or leave to a person
        var plan = PlanOf(key);
        Applicant[] people =
        [
            Applicant.Ordinary,
            .. plan.Categories.Select(category => Applicant.Ordinary with { Identities = [category.Name] }),
            Applicant.Ordinary with { Circumstances = Circumstances.None with { InsuredElsewhere = OtherInsurance.Employee } },
            Applicant.Ordinary with { Circumstances = Circumstances.None with { Residence = Residence.ResidentWithoutHukou } },
        ];
        DateOnly?[] days = [null, .. plan.Windows.SelectMany(window => new DateOnly?[] { window.Days.To, window.Days.To.AddDays(1) })];

        foreach (var person in people)
        {
            foreach (var day in days)
            {
                // When
                var together = Assessor.PriceList(plan, person, day);
                var alone = Assessor.PriceList(plan, person with { LeavesOthersOut = true }, day);

                // Then
                Assert.Equal(together.Select(Outcome.Of), alone.Select(Outcome.Of));
                if (!plan.HouseholdNotices.Any())
                {
                    Assert.Equal(together.Select(Words), alone.Select(Words));
                }
            }
        }
    }

    [Fact]
    public void HouseholdNotices_GivenThePlans_ThenOnlyManchengAsksWhy() =>
        Assert.Equal(["130607/2023"], PlanLibrary.BuiltIn.All.Where(plan => plan.HouseholdNotices.Any()).Select(plan => $"{plan.Unit}/{plan.CoverageYear}"));

    private static string Words(Assessment assessment) => string.Join(' ', assessment.Warnings.Select(warning => warning.Code).Concat(assessment.Reasons.Select(reason => reason.RuleId)));

    private static Plan PlanOf(string key) => PlanLibrary.BuiltIn.All.Single(plan => $"{plan.Unit}/{plan.CoverageYear}" == key);
}
