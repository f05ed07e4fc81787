using EnrollmentPortal.Web.Tests.Desk;
using static Microsoft.Playwright.Assertions;

namespace EnrollmentPortal.Web.Tests.Harness;

/// <summary>A step meets the page as the step before has left it, however late that is drawn.</summary>
public sealed class AnsweredPageTests(RunningPortal portal)
{
    [Fact]
    public async Task Step_GivenATickThatIsStillDrawn_ThenItWaitsForTheAnswerAndTicksAgain()
    {
        var number = await portal.UnpaidHouseholdAsync();
        await portal.BrowseAsync("wangchang", "/desk", async page =>
        {
            // Given: everybody is ticked; nobody is to be, but that is not drawn yet
            await page.OpenHouseholdAsync(number);
            await page.HoldAnswersAsync();
            await page.GetByText("全不选").ClickAsync();

            // When: on the page as it is drawn there would be nothing to do
            var tick = page.Locator("tr.desk-found [data-choose]").CheckAsync();
            await page.ReleaseAnswersAsync();
            await tick;

            // Then
            await Expect(page.Locator("[data-choose]:checked")).ToHaveCountAsync(1);
            await Expect(page.Locator(".desk-names li")).ToHaveCountAsync(1);
        });
    }

    [Fact]
    public async Task Look_GivenAnAnswerThatIsDue_ThenItIsTakenAfterIt()
    {
        var number = await portal.UnpaidHouseholdAsync();
        await portal.BrowseAsync("wangchang", "/desk", async page =>
        {
            // Given
            await page.OpenHouseholdAsync(number);
            await page.HoldAnswersAsync();
            await page.GetByText("全不选").ClickAsync();

            // When
            var settled = page.SettleAsync();
            await page.ReleaseAnswersAsync();
            await settled;

            // Then
            Assert.Equal(0, await page.Locator("[data-choose]:checked").CountAsync());
        });
    }
}
