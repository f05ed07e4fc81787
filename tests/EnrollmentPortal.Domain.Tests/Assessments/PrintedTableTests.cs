using EnrollmentPortal.Application.PolicyData;
using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Facts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Tests.Assessments;

/// <summary>Every cell of the printed subsidy tables: category, certifier, funder, subsidy and self-pay by tier.</summary>
public sealed class PrintedTableTests
{
    private const string None = "";

    /// <summary>王场 附件2: 15 rows, 23 named categories; no funder column.</summary>
    public static TheoryData<string, string, int, int, int, int> Wangchang => new()
    {
        { "计生残抚（特扶）对象", "县卫生健康委", 380, 0, 380, 375 },
        { "计划生育手术并发症对象", "县卫生健康委", 380, 0, 380, 375 },
        { "计生优抚（奖扶）对象", "县卫生健康委", 304, 76, 304, 451 },
        { "城乡重度（一、二级）残疾人员", "县残联", 266, 114, 380, 375 },
        { "未享受其他参保资助的农村三、四级残疾人", "县残联", 190, 190, 190, 565 },
        { "返贫致贫人口", "县乡村振兴局", 266, 114, 380, 375 },
        { "脱贫不稳定户", "县乡村振兴局", 266, 114, 380, 375 },
        { "边缘易致贫户", "县乡村振兴局", 266, 114, 380, 375 },
        { "突发严重困难户", "县乡村振兴局", 266, 114, 380, 375 },
        { "城乡低保对象", "县民政局", 342, 38, 380, 375 },
        { "特困人员", "县民政局", 380, 0, 380, 375 },
        { "城乡孤儿", "县民政局", 380, 0, 380, 375 },
        { "低保边缘户", "县民政局", 266, 114, 380, 375 },
        { "事实无人抚养儿童", "县民政局", 380, 0, 380, 375 },
        { "参战退役军人", "县退役军人事务局", 380, 0, 380, 375 },
        { "参试退役军人", "县退役军人事务局", 380, 0, 380, 375 },
        { "带病回乡退役军人", "县退役军人事务局", 380, 0, 380, 375 },
        { "60周岁以上农村籍退役人员", "县退役军人事务局", 380, 0, 380, 375 },
        { "七级至十级残疾退役军人", "县退役军人事务局", 380, 0, 380, 375 },
    };

    /// <summary>松溉 附件2: subsidies on 350/725, and one row on the students' 320/695.</summary>
    public static TheoryData<string, string, string, int, int, int, int> Songgai => new()
    {
        { "返贫致贫人口", "乡村振兴局", "医保局", 245, 105, 350, 375 },
        { "脱贫不稳定户", "乡村振兴局", "医保局", 245, 105, 350, 375 },
        { "边缘易致贫户", "乡村振兴局", "医保局", 245, 105, 350, 375 },
        { "突发严重困难户", "乡村振兴局", "医保局", 245, 105, 350, 375 },
        { "稳定脱贫人口", "乡村振兴局", "乡村振兴局", 50, 300, 50, 675 },
        { "低保对象", "民政局", "医保局", 315, 35, 350, 375 },
        { "低保边缘户", "民政局", "医保局", 245, 105, 350, 375 },
        { "特困对象", "民政局", "医保局", 350, 0, 350, 375 },
        { "城乡孤儿", "民政局", "医保局", 350, 0, 350, 375 },
        { "事实无人抚养儿童", "民政局", "医保局", 350, 0, 350, 375 },
        { "民政家庭经济困难大学生", "民政局 市教委", "医保局", 224, 96, 320, 375 },
        { "城乡重度(1-2级)残疾人员", "残联", "医保局", 245, 105, 350, 375 },
        { "计生优抚（奖扶）对象", "卫健委", "卫健委", 280, 70, 280, 445 },
        { "计生残抚（特扶）对象", "卫健委", "卫健委", 350, 0, 350, 375 },
        { "计划生育手术并发症对象", "卫健委", "卫健委", 350, 0, 350, 375 },
    };

    /// <summary>满城 二(二) and 随县 二(一): one tier.</summary>
    public static TheoryData<string, string, int, int> OneTier => new()
    {
        { "130607", "特困人员", 350, 0 },
        { "130607", "脱贫人口低保对象", 315, 35 },
        { "130607", "返贫致贫人口", 315, 35 },
        { "130607", "脱贫不稳定人口", 315, 35 },
        { "130607", "农村低保对象", 315, 35 },
        { "130607", "城市低保对象", 315, 35 },
        { "130607", "脱贫突发严重困难人口", 315, 35 },
        { "130607", "其他脱贫人口", 280, 70 },
        { "130607", "边缘易致贫人口", 280, 70 },
        { "130607", "突发严重困难人口", 280, 70 },
        { "130607", "低保边缘家庭成员", 0, 350 },
        { "421321", "城乡特困人员", 350, 0 },
        { "421321", "孤儿", 350, 0 },
        { "421321", "城乡最低生活保障对象", 320, 30 },
        { "421321", "返贫致贫人口", 320, 30 },
        { "421321", "脱贫不稳定人口", 175, 175 },
        { "421321", "边缘易致贫人口", 175, 175 },
        { "421321", "突发严重困难人口", 175, 175 },
        { "421321", "稳定脱贫人口（未纳入监测）", 70, 280 },
        { "421321", "丧失劳动能力的残疾人", 350, 0 },
        { "421321", "严重精神障碍患者", 350, 0 },
        { "421321", "计划生育特殊困难家庭特困家庭夫妻", 350, 0 },
        { "421321", "计划生育特殊困难家庭伤残子女", 350, 0 },
    };

    [Theory]
    [InlineData("500236", 2023, "610.00", GovernmentShareBasis.PrintedForAnotherYear)]
    [InlineData("130607", 2023, "610.00", GovernmentShareBasis.AtLeast)]
    [InlineData("500240", 2024, "640.00", GovernmentShareBasis.Provisional)]
    [InlineData("500118", 2023, null, GovernmentShareBasis.NotPrinted)]
    [InlineData("421321", 2023, null, GovernmentShareBasis.NotPrinted)]
    public void GovernmentShare_GivenAPlan_ThenThePrintedAmountAndOnWhatItRests(string unit, int year, string? amount, GovernmentShareBasis basis)
    {
        // When
        var share = PlanLibrary.BuiltIn.For(OrgCode.Parse(unit), year)!.GovernmentShare;

        // Then
        Assert.Equal((amount, basis), (share.Amount?.ToString(), share.Basis));
    }

    [Theory]
    [MemberData(nameof(Wangchang))]
    public void PriceList_GivenARowOfWangchang_ThenThePrintedCells(string category, string certifier, int one, int payOne, int two, int payTwo)
    {
        // When
        var prices = Prices("500240108", 2024, category, new DateOnly(2023, 11, 20));

        // Then
        Assert.Equal([Line(certifier, None, one, payOne), Line(certifier, None, two, payTwo)], prices);
    }

    [Theory]
    [InlineData("烈士遗属")]
    [InlineData("因公牺牲军人遗属")]
    [InlineData("病故军人遗属")]
    [InlineData("在乡复员军人")]
    public void PriceList_GivenRow15OfWangchang_ThenOnlyTierTwoIsSubsidised(string category)
    {
        // When
        var prices = Assessor.PriceList(Plan("500240108", 2024), Person(category), new DateOnly(2023, 11, 20));

        // Then
        Assert.Equal([Money.Zero, Money.Yuan(755)], prices.Select(price => price.Subsidy!.Value));
        Assert.Contains(prices[0].Warnings, warning => warning.Code == "no-line");
        Assert.DoesNotContain(prices[1].Warnings, warning => warning.Code == "no-line");
    }

    [Theory]
    [MemberData(nameof(Songgai))]
    public void PriceList_GivenARowOfSonggai_ThenThePrintedCells(
        string category, string certifier, string funder, int one, int payOne, int two, int payTwo)
    {
        // When
        var prices = Prices("500118107", 2023, category, new DateOnly(2022, 11, 20));

        // Then
        Assert.Equal([Line(certifier, funder, one, payOne), Line(certifier, funder, two, payTwo)], prices);
    }

    [Theory]
    [MemberData(nameof(OneTier))]
    public void PriceList_GivenACategoryOfAOneTierPlan_ThenThePrintedAmount(string unit, string category, int subsidy, int selfPay)
    {
        // When
        var price = Assert.Single(Assessor.PriceList(Plan(unit, 2023), Person(category), new DateOnly(2022, 12, 10)));

        // Then
        Assert.Equal((Verdict.Accepted, Money.Yuan(subsidy), Money.Yuan(selfPay)), (price.Verdict, price.Subsidy!.Value, price.SelfPay!.Value));
    }

    [Theory]
    [InlineData("500236", 2023)]
    [InlineData("500118107", 2023)]
    public void PriceList_GivenACategoryWithoutAPrintedAmount_ThenAPersonDecidesAndTheOrdinaryResidentIsAccepted(string unit, int year)
    {
        // Given
        var plan = Plan(unit, year);
        var category = plan.Categories.First(category => category.Cells.All(cell => cell.Kind == Domain.Plans.Prices.SubsidyKind.NotPrinted));

        // When
        var held = Assessor.PriceList(plan, Person(category.Name), new DateOnly(2022, 12, 10));
        var ordinary = Assessor.PriceList(plan, Applicant.Ordinary, new DateOnly(2022, 12, 10));

        // Then
        Assert.All(held, price => Assert.Equal((Verdict.Review, null, null), (price.Verdict, price.Subsidy, price.SelfPay)));
        Assert.All(held, price => Assert.Contains(price.Warnings, warning => warning.Code == "amount-not-printed" && warning.Text.Zh.Contains(category.Name)));
        Assert.All(ordinary, price => Assert.Equal((Verdict.Accepted, price.Standard), (price.Verdict, price.SelfPay)));
    }

    [Fact]
    public void Tiers_GivenThePlans_ThenThePrintedStandards()
    {
        // When
        var printed = PlanLibrary.BuiltIn.All
            .Where(plan => plan.Unit.Level == OrgLevel.County)
            .SelectMany(plan => plan.Tiers.Select(tier => $"{plan.Unit} {tier.Key} {tier.Standard.Amount} {tier.StudentStandard?.Amount}"));

        // Then
        Assert.Equal(
            [
                "130607 单一档 350.00 ", "421321 单一档 350.00 ",
                "500118 一档 350.00 320.00", "500118 二档 725.00 695.00",
                "500236 一档 350.00 320.00", "500236 二档 725.00 695.00",
                "500240 一档 380.00 350.00", "500240 二档 755.00 725.00",
                "990101 单一档 400.00 ",
            ],
            printed);
    }

    private static Domain.Plans.Plan Plan(string unit, int year) => PlanLibrary.BuiltIn.For(OrgCode.Parse(unit), year)!;

    private static Applicant Person(string category) => new() { Identities = [category] };

    private static IEnumerable<string> Prices(string unit, int year, string category, DateOnly paidOn) =>
        Assessor.PriceList(Plan(unit, year), Person(category), paidOn).Select(price =>
            $"{price.Verdict} {string.Join(' ', price.Grant!.Certifiers)} {price.Grant.Funder} {price.Subsidy} {price.SelfPay}");

    private static string Line(string certifier, string funder, int subsidy, int selfPay) =>
        $"Accepted {certifier} {funder} {Money.Yuan(subsidy)} {Money.Yuan(selfPay)}";
}
