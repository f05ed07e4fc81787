using System.Globalization;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Facts.Kinds;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Quotas;
using EnrollmentPortal.Domain.Plans.Tables;
using EnrollmentPortal.Domain.Tests.Plans;

namespace EnrollmentPortal.Domain.Tests.Assessments;

/// <summary>The example of rules in force since 2025: waiting periods, years bought back, bonuses, no hukou limit.</summary>
public sealed class ExamplePlanTests
{
    private static readonly Plan Example = PlanLibrary.BuiltIn.For(OrgCode.Parse("990101"), 2025)!;

    [Fact]
    public void Example_GivenItsTitleAndDocument_ThenBothSayThatItIsNoRealOne()
    {
        Assert.Contains("示例", Example.Title.Zh);
        Assert.Contains("example", Example.Title.En, StringComparison.Ordinal);
        Assert.All(Example.Documents, document => Assert.Equal("示例", document.Number));
        Assert.All(Example.Assumptions, assumption => Assert.Null(assumption.ConfirmedBy));
    }

    /// <summary>Interrupted years, years bought back, first day of benefits, what the cashier takes. Payment on 10 January 2025.</summary>
    [Theory]
    [InlineData(0, 0, "2025-04-10", "400.00")]
    [InlineData(1, 0, "2025-05-10", "400.00")]
    [InlineData(1, 1, "2025-04-10", "800.00")]
    [InlineData(3, 0, "2025-07-10", "400.00")]
    [InlineData(3, 2, "2025-05-10", "1200.00")]
    [InlineData(3, 3, "2025-04-10", "1600.00")]
    [InlineData(4, 3, "2025-07-10", "1600.00")]
    [InlineData(4, 4, "2025-07-10", "2000.00")]
    [InlineData(8, 0, "2025-12-10", "400.00")]
    public void Assess_GivenALatePayerWithAGap_ThenTheWaitGrowsAndYearsBoughtBackShortenIt(int years, int bought, string start, string due)
    {
        // When
        var result = Late(Example, new Circumstances { InterruptedYears = years, BoughtBackYears = bought });

        // Then
        Assert.Equal((start, due), (result.Entitlement.Start?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), result.TotalDue?.ToString()));
        Assert.Equal(bought > 0, result.Warnings.Any(warning => warning.Code == "buy-back"));
        Assert.Equal(bought > 0, result.Reasons.Any(reason => reason.Kind == ReasonKind.Interruption && reason.Amount == result.BuyBack));
    }

    [Fact]
    public void Assess_GivenASubsidisedPersonWhoBuysBack_ThenTheSubsidyPaysOnlyForTheYearItself()
    {
        // When: in concentrated enrolment after two years without cover
        var person = new Applicant { Identities = ["低保对象"], Circumstances = new Circumstances { InterruptedYears = 2, BoughtBackYears = 1 } };
        var result = Assessor.Assess(Example, person, null, new DateOnly(2024, 11, 1));

        // Then
        Assert.Equal((Money.Yuan(280), Money.Yuan(120), Money.Yuan(400), Money.Yuan(520)), (result.Subsidy, result.SelfPay, result.BuyBack, result.TotalDue));
        Assert.Equal(new DateOnly(2025, 5, 1), result.Entitlement.Start);
    }

    /// <summary>Years in a row, years without a reimbursement, interrupted years; the two bonuses.</summary>
    [Theory]
    [InlineData(4, 0, 0, "")]
    [InlineData(5, 0, 0, "Continuity 1000.00")]
    [InlineData(6, 3, 0, "Continuity 2000.00 ZeroReimbursement 3000.00")]
    [InlineData(0, 1, 0, "ZeroReimbursement 1000.00")]
    [InlineData(6, 1, 1, "ZeroReimbursement 1000.00")]
    [InlineData(44, 30, 0, "Continuity 40000.00 ZeroReimbursement 20000.00")]
    [InlineData(70, 30, 0, "Continuity 60000.00")]
    public void Assess_GivenYearsOfCover_ThenTheBonusesAddUpToTheirCommonLimit(int inARow, int withoutClaims, int interrupted, string expected)
    {
        // When
        var known = new Circumstances { ContinuousYears = inARow, YearsWithoutClaims = withoutClaims, InterruptedYears = interrupted };
        var result = Assessor.Assess(Example, new Applicant { Circumstances = known }, null, new DateOnly(2024, 11, 1));

        // Then
        Assert.Equal(expected, string.Join(' ', result.Bonuses.Select(bonus => $"{bonus.Kind} {bonus.Amount}")));
        Assert.Equal(result.Bonuses.Count, result.Reasons.Count(reason => reason is { Kind: ReasonKind.Bonus, Amount: not null }));
    }

    [Fact]
    public void Assess_GivenARefusal_ThenNoBonus()
    {
        // When
        var known = new Circumstances { ContinuousYears = 9, InsuredElsewhere = OtherInsurance.Employee };
        var result = Assessor.Assess(Example, new Applicant { Circumstances = known }, null, new DateOnly(2024, 11, 1));

        // Then
        Assert.Equal((Verdict.Refused, 0), (result.Verdict, result.Bonuses.Count));
    }

    [Fact]
    public void Assess_GivenEveryResidence_ThenItIsTheSameAsWithALocalHukou()
    {
        // When
        var results = Enum.GetValues<Residence>()
            .Select(residence => Assessor.Assess(Example, new Applicant { Circumstances = new Circumstances { Residence = residence } }, null, new DateOnly(2024, 11, 1)));

        // Then
        Assert.All(results, result => Assert.Equal((Verdict.Accepted, Money.Yuan(400)), (result.Verdict, result.SelfPay)));
    }

    /// <summary>Every figure of the rules is an assumption that a county changes without a programmer.</summary>
    [Theory]
    [InlineData("Q-EX-01", "6", "2025-08-10 2000.00 2000.00 3000.00")]
    [InlineData("Q-EX-02", "5", "2025-09-10 2000.00 2000.00 3000.00")]
    [InlineData("Q-EX-05", "6", "2025-05-10 2000.00 2000.00 3000.00")]
    [InlineData("Q-EX-06", "9", "2025-10-10 2000.00 2000.00 3000.00")]
    [InlineData("Q-EX-07", "5", "2025-07-10 2000.00 1000.00 3000.00")]
    [InlineData("Q-EX-08", "1500", "2025-07-10 2000.00 3000.00 3000.00")]
    [InlineData("Q-EX-09", "500", "2025-07-10 2000.00 2000.00 1500.00")]
    [InlineData("Q-EX-10", "10000", "2025-07-10 2000.00 2000.00 ")]
    [InlineData("Q-EX-11", "1", "2025-07-10 2000.00 2000.00 1000.00")]
    [InlineData("Q-EX-15", "500", "2025-07-10 2500.00 2000.00 3000.00")]
    [InlineData("Q-EX-18", "1", "2025-07-10 2000.00 2000.00 2000.00")]
    public void Assess_GivenAnotherParameter_ThenItTakesEffect(string question, string value, string expected)
    {
        // Given
        var plan = PolicyDocuments.With(Example, question, value).Required;

        // When: a gap of five years with four bought back, which as printed waits 3 + 1 months but at least 6; and a person with six years in a row and three without a claim
        var late = Late(plan, new Circumstances { InterruptedYears = 5, BoughtBackYears = 4 });
        var loyal = Assessor.Assess(plan, new Applicant { Circumstances = new Circumstances { ContinuousYears = 6, YearsWithoutClaims = 3 } }, null, new DateOnly(2024, 11, 1));

        // Then
        string Bonus(BonusKind kind) => loyal.Bonuses.FirstOrDefault(bonus => bonus.Kind == kind)?.Amount.ToString() ?? string.Empty;
        var start = late.Entitlement.Start?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(expected, $"{start} {late.TotalDue} {Bonus(BonusKind.Continuity)} {Bonus(BonusKind.ZeroReimbursement)}");
    }

    private static Assessment Late(Plan plan, Circumstances known) =>
        Assessor.Assess(plan, new Applicant { Circumstances = known }, null, new DateOnly(2025, 1, 10));
}
