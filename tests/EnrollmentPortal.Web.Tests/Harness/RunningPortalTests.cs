using System.Net;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Harness;

/// <summary>The first things that any visit needs.</summary>
public sealed class RunningPortalTests(RunningPortal portal)
{
    [Fact]
    public async Task Health_GivenARunningProgram_ThenItIsLiveAndReady()
    {
        // Given
        using var visitor = await portal.VisitAsync();

        // When
        using var live = await visitor.GetAsync("/health/live");
        using var ready = await visitor.GetAsync("/health/ready");

        // Then
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal("ready", await ready.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task SignIn_GivenADemonstrationAccount_ThenTheHomePageGreetsByName()
    {
        // Given
        using var visitor = await portal.SignInAsync("wangchang");

        // When
        var home = await visitor.PageAsync("/");

        // Then
        Assert.Contains("谭晓梅", home.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task SignIn_GivenTheFormInChromium_ThenTheUserArrivesWhereHeWanted() =>
        await portal.BrowseAsync(userName: null, "/", async page =>
        {
            // Given the visitor was sent to the form
            await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in\\?returnUrl=%2F$"));

            // When
            await page.FillAsync("#user", "wangchang");
            await page.FillAsync("#password", Application.Platform.DemonstrationAccounts.Password);
            await page.ClickAsync("main button[type=submit]");

            // Then
            await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("谭晓梅");
            await Assertions.Expect(page.Locator(".top-bar")).ToContainTextAsync("王场镇");
        });
}
