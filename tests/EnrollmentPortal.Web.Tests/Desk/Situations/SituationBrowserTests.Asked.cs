using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.TestKit;
using static Microsoft.Playwright.Assertions;

namespace EnrollmentPortal.Web.Tests.Desk.Situations;

/// <content>While something is asked there is no price; afterwards everybody reads what was not stated.</content>
public sealed partial class SituationBrowserTests
{
    [Fact]
    public async Task Wangchang_GivenAnOpenQuestion_ThenNoAmountAndNoClauseOfAPriceIsShown() =>
        await AdultAsync(Wangchang, new TestMember("王未问"), new DateOnly(2024, 8, 1), async page =>
        {
            // Then
            await Expect(page.Locator(SituationSteps.Line + " td.num")).ToHaveTextAsync(["—", "—", "—"]);
            await page.Keyboard.PressAsync("Enter");
            var explanation = page.Locator(".desk-explanation");
            await Expect(explanation).ToContainTextAsync("近期发生过下列哪种情形");
            await Expect(explanation).ToContainTextAsync("R-WC-48");
            await Expect(explanation).Not.ToContainTextAsync("¥");
            await Expect(explanation.Locator("li")).ToHaveCountAsync(1);
        });

    [Fact]
    public async Task Wangchang_GivenADayToCome_ThenTheQuestionStaysOpenWithTheReason() =>
        await AdultAsync(Wangchang, new TestMember("王将来"), new DateOnly(2024, 8, 1), async page =>
        {
            // When
            await page.Locator($"{SituationSteps.Question} [data-answer]", new() { HasText = "刑满释放" }).ClickAsync();
            await page.FillAsync($"{SituationSteps.Question} input[type=date]", "2024-12-01");
            await page.Keyboard.PressAsync("Enter");

            // Then
            await Expect(page.Locator(SituationSteps.Question)).ToContainTextAsync("日期在今天之后");
            await Expect(page.Locator(SituationSteps.Line)).ToContainTextAsync("待询问");
        });

    [Fact]
    public async Task Wangchang_GivenAnAnswerThatWasNotStated_ThenLineExplanationOfferAndReceiptSaySo() =>
        await AdultAsync(Wangchang, new TestMember("王不说"), new DateOnly(2024, 8, 1), async page =>
        {
            // When
            await page.AnswerAsync("未说明");

            // Then
            const string Told = "本人未说明：“近期发生过下列哪种情形？”，按未说明计价";
            await Expect(page.Locator(SituationSteps.Line + " [data-unstated]")).ToHaveTextAsync("未说明");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator(".desk-explanation [data-unstated]")).ToHaveTextAsync(Told);
            await page.Keyboard.PressAsync("Escape");
            await page.ShowPaymentAsync();
            await Expect(page.Locator("[data-offer] [data-unstated]")).ToHaveTextAsync(Told);

            // And: it is kept with the payment
            await page.RunAndWaitForPopupAsync(() => page.Keyboard.PressAsync("F9"));
            await page.BringToFrontAsync();
            await page.ClickAsync("[data-why]");
            await Expect(page.Locator(".desk-explanation [data-unstated]")).ToHaveTextAsync(Told);
        });

    [Fact]
    public async Task Explanation_GivenTheLastOfManyMembers_ThenItOpensAboveTheBarOfKeys()
    {
        // Given
        await dated.LiveOnAsync(Wangchang, new DateOnly(2023, 11, 20));
        await dated.AddHouseholdAsync(
            "500240108",
            [
                TestMember.Head("王满堂"), .. "乙丙丁戊己庚辛".Select(name => new TestMember($"王满{name}") { Relation = Relation.Other }),
                new TestMember("王满末") { Relation = Relation.Other, BornOn = new DateOnly(1999, 5, 1) },
            ]);
        await Portal.BrowseAsync("wangchang", "/desk", async page =>
        {
            await page.OpenHouseholdAsync("王满末");

            // When
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator(".desk-explanation")).ToBeVisibleAsync();

            // Then
            await Expect(page.Locator(SituationSteps.Line)).ToBeFocusedAsync();
            Assert.True(await page.EvaluateAsync<bool>(
                """
                async () => {
                  const edge = (selector, side) => document.querySelector(selector).getBoundingClientRect()[side];
                  for (let left = 100; left > 0; left--) {
                    if (edge('.desk-explanation', 'bottom') <= edge('.desk-shortcuts', 'top')) return true;
                    await new Promise(resolve => setTimeout(resolve, 50));
                  }
                  return false;
                }
                """));
        });
    }

    [Fact]
    public async Task Receipt_GivenASmallPhone_ThenNothingOfItIsCut() =>
        await AdultAsync(Wangchang, new TestMember("王窄屏"), new DateOnly(2023, 11, 20), async page =>
        {
            // When
            var receipt = await page.PayAndPrintAsync();
            await receipt.SetViewportSizeAsync(Narrow.Width, Narrow.Height);

            // Then
            var edge = "[...document.querySelectorAll('.receipt-copy td')].every(cell => cell.scrollWidth <= cell.clientWidth + 1 && cell.getBoundingClientRect().right <= innerWidth)";
            Assert.True(await receipt.EvaluateAsync<bool>(edge));
            Assert.Equal(Narrow.Width, await receipt.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        });
}
