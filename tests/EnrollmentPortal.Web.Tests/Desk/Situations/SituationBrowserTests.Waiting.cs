using EnrollmentPortal.TestKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnrollmentPortal.Web.Tests.Desk.Situations;

/// <content>The national rules of 2025: three months' wait for who comes late, and a month more for every year left out.</content>
public sealed partial class SituationBrowserTests
{
    private const string HowMany = "断保几年";
    private const string BoughtBack = "补缴几个断保年度";

    [Theory]
    [InlineData("例不知甲", 0, "2025-06-10")]
    [InlineData("例不知乙", 2, "2025-08-10")]
    public async Task Example_GivenSomebodyWhoseLastYearIsUnknown_ThenTheyAreAskedAndEveryYearAddsAMonth(string name, int years, string start) =>
        await AdultAsync(Example, new TestMember(name), new DateOnly(2025, 3, 10), async page =>
        {
            // Given: no date is promised before the answers
            await AssertAskedAsync(page, "没有记录");

            // When
            await page.AnswerAsync("没有特殊事件");
            await page.AnswerYearsAsync(HowMany, years);
            await NothingBoughtBackAsync(page, years);

            // Then
            await page.AssertTermsAsync("¥400.00", $"{start} 至 2025-12-31");
            await page.PayAndReadAsync("¥400.00", $"{start} 至 2025-12-31");
        });

    [Theory]
    [InlineData("例漏缴甲", 1, "2025-07-10")]
    [InlineData("例漏缴乙", 3, "2025-09-10")]
    public async Task Example_GivenSomebodyWhoWasNotCoveredLastYear_ThenTheyAreAskedHowManyYearsAndWaitFor(string name, int years, string start) =>
        await AdultAsync(Example, new TestMember(name) { LastCovered = (2024, null) }, new DateOnly(2025, 3, 10), async page =>
        {
            // Given
            await AssertAskedAsync(page, "未参保");

            // When
            await page.AnswerAsync("没有特殊事件");
            await page.AnswerYearsAsync(HowMany, years);
            await NothingBoughtBackAsync(page, years);

            // Then
            await page.AssertTermsAsync("¥400.00", $"{start} 至 2025-12-31");
            await page.PayAndReadAsync("¥400.00", $"{start} 至 2025-12-31");
        });

    private static async Task AssertAskedAsync(IPage page, string lastYear)
    {
        await Expect(page.Locator(SituationSteps.Line + " td.text-nowrap")).ToHaveTextAsync(lastYear);
        await Expect(page.Locator(SituationSteps.Line)).ToContainTextAsync("待询问");
        await Expect(page.Locator(SituationSteps.Line + " td.num strong")).ToHaveTextAsync("—");
        await Expect(page.Locator(".desk-side [data-pay]")).ToBeDisabledAsync();
    }

    // A person who left nothing out has nothing to buy back, and is not asked.
    private static Task NothingBoughtBackAsync(IPage page, int years) => years == 0 ? Task.CompletedTask : page.AnswerYearsAsync(BoughtBack, 0);
}
