using System.Globalization;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Features.Statements;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EnrollmentPortal.Web.Tests.Households;

/// <summary>The sentences of the statement, for people who stand for everything that can be said.</summary>
public sealed class StatementFormatterTests
{
    private static readonly StatementFormatter Words = new(new StringLocalizer<StatementTexts>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance)));

    public static TheoryData<string, int, string, string, string, string> People => new()
    {
        { "500240108", 2024, "城乡低保对象", "", "2023-11-20", "一个人一年的标准是 ¥380.00。按“城乡低保对象”资助，替您缴 ¥342.00。自己缴 ¥38.00。从 2024-01-01 起可以报销，到 2024-12-31 为止。" },
        { "421321", 2023, "孤儿", "", "2022-10-10", "一个人一年的标准是 ¥350.00。按“孤儿”资助，县民政局替您缴 ¥350.00。自己不用缴钱。从 2023-01-01 起可以报销，到 2023-12-31 为止。" },
        { "500240108", 2024, "", "", "2024-08-01", "一个人一年的标准是 ¥380.00。没有资助。自己缴 ¥380.00。这个时候缴费，还要缴财政补助的 ¥640.00。一共缴 ¥1,020.00。从 2024-10-30 起可以报销，到 2024-12-31 为止。" },
        { "500118107", 2023, "", "", "2023-08-01", "一个人一年的标准是 ¥350.00。没有资助。自己缴 ¥350.00。这个时候缴费，还要缴财政补助部分，金额文件没有写，要等确定后才能收。从哪天起可以报销，文件没有写，请问经办机构。" },
        { "500236", 2023, "低保对象", "", "2022-11-10", "一个人一年的标准是 ¥350.00。资助多少文件没有写，要等确定后才知道自己缴多少。" },
        { "990101", 2025, "", "interrupted_years=2;bought_back_years=1", "2025-03-10", "一个人一年的标准是 ¥400.00。没有资助。自己缴 ¥400.00。补缴以前断保的年度，另缴 ¥400.00。一共缴 ¥800.00。从 2025-07-10 起可以报销，到 2025-12-31 为止。" },
        { "990101", 2025, "", "continuous_years=6", "2024-10-10", "自己缴 ¥400.00。从 2025-01-01 起可以报销，到 2025-12-31 为止。连续参保激励：大病保险最高多报 ¥2,000.00。" },
        { "990101", 2025, "", "", "2025-10-10", "等待期过完，今年已经没有可以报销的日子。" },
        { "421321", 2023, "", "", "2023-05-10", "今天不能这样参保：" },
        { "421321", 2023, "城乡最低生活保障对象", "", "2023-05-10", "要由工作人员核定后才能办：" },
    };

    [Theory]
    [MemberData(nameof(People))]
    public void Of_GivenAPerson_ThenTheSentencesSayWhatTheAssessmentSays(string unit, int year, string identity, string circumstances, string paidOn, string expected)
    {
        // Given
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        var plan = PlanLibrary.BuiltIn.For(OrgCode.Parse(unit), year)!;
        var person = new Applicant { Identities = identity.Length == 0 ? [] : [identity], Circumstances = CircumstancesText.Parse(circumstances).Value };

        // When
        var assessment = Assessor.Assess(plan, person, plan.Tiers[0].Key, DateOnly.ParseExact(paidOn, "yyyy-MM-dd", CultureInfo.InvariantCulture));

        // Then
        Assert.Contains(expected, string.Concat(Words.Of(assessment)), StringComparison.Ordinal);
        Assert.Equal(assessment.Reasons.Count, StatementFormatter.ReasonsOf(assessment).Count);
    }

    [Fact]
    public void Of_GivenAReviewOrAReasonThatIsWithheld_ThenNoAmountIsSaid()
    {
        // Given: 随县 in May, where a person decides about 低保对象 and refuses others
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        var plan = PlanLibrary.BuiltIn.For(OrgCode.Parse("421321"), 2023)!;
        var day = new DateOnly(2023, 5, 10);
        var review = Assessor.Assess(plan, new Applicant { Identities = ["城乡最低生活保障对象"] }, plan.Tiers[0].Key, day);
        var refusal = Assessor.Assess(plan, new Applicant(), plan.Tiers[0].Key, day);

        // When, Then
        Assert.StartsWith("要由工作人员核定后才能办：", Assert.Single(Words.Of(review)), StringComparison.Ordinal);
        Assert.Equal(["按规定现在不参保；原因请本人到窗口询问。"], Words.Of(new TierQuote(plan.Tiers[0], refusal, IsWithheld: true)));
    }

    [Fact]
    public void Of_GivenEveryPlanAndLanguage_ThenNoSentenceIsEmptyOrAKey()
    {
        foreach (var language in new[] { "zh-CN", "en-US" })
        {
            // Given
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

            // When
            var sentences =
                from plan in PlanLibrary.BuiltIn.All
                from category in plan.Categories.Select(category => category.Name).Append(string.Empty)
                from offset in Enumerable.Range(-1, 18)
                from sentence in Words.Of(Assessor.Assess(plan, new Applicant { Identities = category.Length == 0 ? [] : [category] }, plan.Tiers[0].Key, plan.Windows[0].Days.From.AddDays(offset * 31)))
                select sentence;

            // Then
            Assert.All(sentences.Distinct(), sentence => Assert.Matches(language == "zh-CN" ? "。$" : @"\.$", sentence));
        }
    }
}
