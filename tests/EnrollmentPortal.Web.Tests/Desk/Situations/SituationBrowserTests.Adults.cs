using EnrollmentPortal.TestKit;
using static Microsoft.Playwright.Assertions;

namespace EnrollmentPortal.Web.Tests.Desk.Situations;

/// <content>Migrants, prisoners, employees and freshmen.</content>
public sealed partial class SituationBrowserTests
{
    [Theory]
    [InlineData("随务工甲", "2023-02-10")]
    [InlineData("随务工乙", "2023-02-28")]
    public async Task Suixian_GivenAMigrantWhoWasInsuredLastYear_ThenOneAnswerLeadsToThePriceUntilTheEndOfFebruary(string name, string today) =>
        await AdultAsync(Suixian, new TestMember(name) { LastCovered = (2022, "单一档") }, Day(today), async page =>
        {
            // When: that it is a renewal stands in the register
            await page.AnswerAsync("外出务工或返乡人员");

            // Then: SX-017, SX-018
            await page.AssertTermsAsync("¥350.00", "2023-01-01 至 2023-12-31");
            await page.PayAndReadAsync("¥350.00", "2023-01-01 至 2023-12-31");
        });

    [Fact]
    public async Task Suixian_GivenAMigrantInMarch_ThenNothingIsCollectedAnyMore() =>
        await AdultAsync(Suixian, new TestMember("随务工丙") { LastCovered = (2022, "单一档") }, new DateOnly(2023, 3, 1), async page =>
        {
            // When: whether somebody works away no longer matters, but what happened may
            await page.AnswerAsync("没有特殊事件");

            // Then: SX-020
            await Expect(page.Locator(SituationSteps.Line)).ToContainTextAsync("方案不允许参保");
            await Expect(page.Locator(".desk-obstacle")).ToContainTextAsync("逾期不再征收");
            await Expect(page.Locator("[data-unticked]")).ToHaveCountAsync(0);
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator(".desk-explanation")).ToContainTextAsync("办理类型");
            await Expect(page.Locator(".desk-explanation")).Not.ToContainTextAsync("资助金额文中未列明");
            await Expect(page.Locator(".desk-side [data-pay]")).ToBeDisabledAsync();
        });

    [Fact]
    public async Task Suixian_GivenAReleasedPrisoner_ThenCoverBeginsWithThePayment() =>
        await AdultAsync(Suixian, new TestMember("随归来"), new DateOnly(2023, 4, 10), async page =>
        {
            // When
            await page.AnswerAsync("刑满释放", new DateOnly(2023, 3, 1));

            // Then: SX-031
            await page.AssertTermsAsync("¥350.00", "2023-04-10 至 2023-12-31");
            await page.PayAndReadAsync("¥350.00", "2023-04-10 至 2023-12-31");
        });

    [Fact]
    public async Task Wangchang_GivenAnEndedEmployeeInsurance_ThenThereIsNoWaitButTheGovernmentShareIsPaid() =>
        await AdultAsync(Wangchang, new TestMember("王离职"), new DateOnly(2024, 7, 15), async page =>
        {
            // When
            await page.AnswerAsync("职工医保中断", new DateOnly(2024, 4, 15));

            // Then: WC-110
            await page.AssertTermsAsync("¥380.00", "2024-07-15 至 2024-12-31");
            await Expect(page.Locator(SituationSteps.Line)).ToContainTextAsync("另缴财政补助 ¥640.00");
            await page.PayAndReadAsync("¥1,020.00", "2024-07-15 至 2024-12-31");
        });

    [Fact]
    public async Task Songgai_GivenAFreshman_ThenTheStudentsStandardHolds() =>
        await AdultAsync(Songgai, new TestMember("松新生").Born(2004, 5, 1), new DateOnly(2022, 12, 10), async page =>
        {
            // When
            await page.AnswerAsync("高校新生");

            // Then
            await page.AssertTermsAsync("¥320.00", "文中未列明");
        });

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
