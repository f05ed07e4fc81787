using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Plans.Calculator;

/// <summary>The fee calculator on a phone.</summary>
public sealed class CalculatorBrowserTests(RunningPortal portal)
{
    [Fact]
    public async Task Calculator_GivenAPhone_ThenAResidentGetsFromTheSignInPageToAnAnswerThatCanBeShared() =>
        await portal.BrowseAsync(userName: null, "/sign-in", async page =>
        {
            // Given
            await page.ClickAsync("a[href='/calculator']");
            await page.ClickAsync("a[href*='county=500240']");

            // When
            await page.SelectOptionAsync("#township", "500240108");
            await page.CheckAsync("input[value='城乡低保对象']");
            await page.ClickAsync("main button[type=submit]");

            // Then
            await Assertions.Expect(page.Locator("[data-tier='一档'] .tier-due strong")).ToHaveTextAsync("¥38.00");
            await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("county=500240.*identity="));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
            Assert.True(await page.EvaluateAsync<bool>("[...document.querySelectorAll('.tick, select, button')].every(part => part.offsetHeight === 0 || part.offsetHeight >= 44)"));
            Assert.Equal(0, await page.Locator("script[src*='blazor']").CountAsync());
        }, Screen.Phone);
}
