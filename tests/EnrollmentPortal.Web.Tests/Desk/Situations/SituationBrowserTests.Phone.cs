using EnrollmentPortal.TestKit;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnrollmentPortal.Web.Tests.Desk.Situations;

/// <content>The same on a phone, by touch.</content>
public sealed partial class SituationBrowserTests
{
    private static readonly Screen Narrow = new(360, 740);

    [Fact]
    public async Task Phone_GivenAQuestionAndThenItsPrice_ThenBothReadAcrossTheWholeWidth()
    {
        // Given
        await dated.LiveOnAsync(Suixian, new DateOnly(2023, 2, 10));
        await dated.AddHouseholdAsync("421321101", TestMember.Head("随手机") with { LastCovered = (2022, "单一档") });
        await Portal.BrowseAsync("lishan", "/desk", async page =>
        {
            await page.OpenHouseholdAsync("随手机");
            await AssertWideAsync(page, SituationSteps.Question + " form");

            // When
            await page.Locator("[data-answer]", new() { HasText = "外出务工或返乡人员" }).ClickAsync();

            // Then
            await Expect(page.Locator(SituationSteps.Line + " td.num strong")).ToHaveTextAsync("¥350.00");
            await page.ClickAsync("[data-why]");
            await AssertWideAsync(page, ".desk-explanation");
        }, Narrow);
    }

    private static async Task AssertWideAsync(IPage page, string selector)
    {
        await page.AssertFitsAsync();
        await Expect(page.Locator(selector)).ToBeVisibleAsync();
        var box = (await page.Locator(selector).BoundingBoxAsync())!;
        Assert.InRange(box.Width, Narrow.Width * 0.85, Narrow.Width);
    }
}
