using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Rosters;

/// <summary>The county sees who is subsidised and missing, and prints a village's list.</summary>
public sealed class RosterBoardPageTests(RunningPortal portal)
{
    [Fact]
    public async Task Board_GivenTheDemonstration_ThenAVillagesListOpens() =>
        await portal.BrowseAsync("shizhu", "/rosters/board", async page =>
        {
            // When
            await page.AwaitCircuitAsync();
            await page.Locator("a[href^='/rosters/missing/']").First.ClickAsync();

            // Then
            await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("受资助未参保人员");
            await Assertions.Expect(page.Locator("table.data tbody tr").First).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("[data-print]")).ToBeVisibleAsync();
        });
}
