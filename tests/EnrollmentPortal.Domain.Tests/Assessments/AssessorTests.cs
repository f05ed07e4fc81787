using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Tests.Assessments;

public sealed class AssessorTests
{
    private static readonly Plan Wangchang = PlanLibrary.BuiltIn.For(OrgCode.Parse("500240108001"), 2024)!;

    private static readonly Plan Suixian = PlanLibrary.BuiltIn.For(OrgCode.Parse("421321"), 2023)!;

    [Fact]
    public void Assess_GivenTwoIdentities_ThenTheReasonsTellThePriceAmountByAmount()
    {
        // Given
        var person = new Applicant { Identities = ["城乡低保对象", "城乡重度（一、二级）残疾人员"] };

        // When
        var result = Assessor.Assess(Wangchang, person, "一档", new DateOnly(2023, 11, 20));

        // Then
        Assert.Equal(
            [
                "Standard R-WC-07 380.00", "Subsidy R-WC-20 342.00", "Subsidy R-WC-14 266.00", "IdentityRule R-WC-27 ",
                "Eligibility R-WC-03 ", "Route R-WC-35 ", "Route R-WC-36 ", "Notice R-WC-28 ",
            ],
            result.Reasons.Select(reason => $"{reason.Kind} {reason.RuleId} {reason.Amount}"));
        Assert.All(result.Reasons, reason => Assert.Equal("王场府发〔2023〕69号", reason.Document));
        Assert.Equal(("城乡低保对象", "县民政局", null), (result.Grant?.Category, result.Grant?.Certifiers.Single(), result.Grant?.Funder));
    }

    [Fact]
    public void Assess_GivenAPaymentInTheSecondHalfYear_ThenTheTotalHoldsTheGovernmentShareAndSaysThatItIsProvisional()
    {
        // When
        var result = Assessor.Assess(Wangchang, Applicant.Ordinary, "二档", new DateOnly(2024, 7, 1));

        // Then
        Assert.Equal(Money.Yuan(1395), result.TotalDue);
        Assert.Contains(result.Reasons, reason => reason is { Kind: ReasonKind.GovernmentShare, RuleId: "R-WC-09" } && reason.Amount == Money.Yuan(640));
        Assert.Contains(result.Assumptions, assumption => assumption.Question == "Q-WC-18");
    }

    [Theory]
    [InlineData(true, 320)]
    [InlineData(false, 350)]
    public void Assess_GivenAnIdentityOnTheStudentsStandard_ThenItMakesAStudentPayerOnlyWhereItIsCertified(bool certified, int standard)
    {
        // Given
        var songgai = PlanLibrary.BuiltIn.For(OrgCode.Parse("500118107"), 2023)!;
        var person = new Applicant { Identities = ["民政家庭经济困难大学生"], Circumstances = new Circumstances { Certified = certified } };

        // When
        var result = Assessor.Assess(songgai, person, "一档", new DateOnly(2022, 12, 10));

        // Then
        Assert.Equal(Money.Yuan(standard), result.Standard);
    }

    [Fact]
    public void Assess_GivenAnArrivalAfterThePayment_ThenSuixiansBenefitsBeginWithTheArrival()
    {
        // Given
        var person = new Applicant { Circumstances = new Circumstances { Event = new LifeEvent(LifeEventKind.ReleasedFromPrison, new DateOnly(2023, 3, 1)) } };

        // When
        var result = Assessor.Assess(Suixian, person, "单一档", new DateOnly(2023, 5, 30), new DateOnly(2023, 6, 2));

        // Then: day 90 is the transaction's, the benefits follow the money
        Assert.Equal(("event", new DateOnly(2023, 6, 2)), (result.Route, result.Entitlement.Start));
    }

    [Fact]
    public void Assess_GivenANewbornWithoutAnEventDay_ThenTheBirthDateCounts()
    {
        // Given
        var person = new Applicant { BornOn = new DateOnly(2023, 3, 1), Circumstances = CircumstancesText.Parse("event=newborn").Value };

        // When
        var result = Assessor.Assess(Suixian, person, null, new DateOnly(2023, 4, 1));

        // Then
        Assert.Equal(new DateOnly(2023, 3, 1), result.Entitlement.Start);
    }

    [Fact]
    public void Assess_GivenContradictoryRosters_ThenTheyAreReportedAndTheMonitoredAmountPays()
    {
        // Given
        var person = new Applicant { Identities = ["稳定脱贫人口（未纳入监测）", "脱贫不稳定人口"] };

        // When
        var result = Assessor.Assess(Suixian, person, null, new DateOnly(2022, 10, 10));

        // Then
        Assert.Equal(Money.Yuan(175), result.Subsidy);
        Assert.Contains(result.Warnings, warning => warning.Code == "contradiction");
    }

    [Fact]
    public void Assess_GivenARosterPersonWithoutAPayment_ThenNoTierIsNeededWhereThereIsOne()
    {
        // When
        var imported = Assessor.Assess(Suixian, new Applicant { Identities = ["孤儿"] }, null, null);
        var undecided = Assessor.Assess(Wangchang, new Applicant { Identities = ["特困人员"] }, null, null);

        // Then
        Assert.Equal((Verdict.Accepted, Money.Zero), (imported.Verdict, imported.SelfPay!.Value));
        Assert.Equal(Verdict.Review, undecided.Verdict);
        Assert.Contains(undecided.Warnings, warning => warning.Code == "tier-missing");
    }

    [Fact]
    public void Check_GivenWhatThePlanDoesNotKnow_ThenTheErrorNamesIt()
    {
        Assert.Null(Assessor.Check(Suixian, Applicant.Ordinary, null));
        Assert.Equal(AssessmentErrors.UnknownTier("三档").Code, Assessor.Check(Suixian, Applicant.Ordinary, "三档")?.Code);
        Assert.Equal("assessment.unknown-identity", Assessor.Check(Suixian, new Applicant { Identities = ["特困对象"] }, null)?.Code);
        Assert.Equal("assessment.event-without-day", Assessor.Check(Suixian, new Applicant { Circumstances = CircumstancesText.Parse("event=newborn").Value }, null)?.Code);
        Assert.Throws<ArgumentException>(() => Assessor.Assess(Suixian, Applicant.Ordinary, "三档", null));
    }

    [Fact]
    public void Assess_GivenEveryPlansTexts_ThenWarningsAndReasonsReadInBothLanguages()
    {
        // When
        var results = WorkedCase.All.Select(row => row.Assess()).ToList();
        var texts = results.SelectMany(result => result.Warnings.Select(warning => warning.Text).Concat(result.Reasons.Select(reason => reason.Text)).Append(result.RouteName));

        // Then
        Assert.All(texts.Distinct(), text => Assert.True(text.Zh.Length > 0 && text.En.Length > 0 && text.Zh != text.En && text.In("en") == text.En && text.In("zh") == text.Zh));
    }
}
