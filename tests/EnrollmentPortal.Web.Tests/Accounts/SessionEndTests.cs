using System.Net;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Accounts;

/// <summary>What ends a session ends it everywhere at once: copied cookies, other tabs, open pages.</summary>
public sealed class SessionEndTests(RunningPortal portal)
{
    private const string Password = Application.Platform.DemonstrationAccounts.Password;

    // Milliseconds until an open page has left for the sign-in, on a machine that is busy with other suites.
    private const float Soon = 15_000;

    [Fact]
    public async Task SignOut_GivenACopyOfTheCookie_ThenTheCopyIsWorthNothing()
    {
        // Given
        using var visitor = await portal.SignInAsync(await portal.AddAccountLikeAsync("wangchang"));
        using var copy = visitor.Copy();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(copy));

        // When
        using var left = await visitor.SubmitAsync("/", "form[action='/sign-out']");

        // Then
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(copy));
    }

    [Fact]
    public async Task SignOut_GivenAnotherTabAtTheDesk_ThenItLeavesForTheSignInAndTakesNoKeyAnyMore()
    {
        // Given two tabs of one session
        using var visitor = await portal.SignInAsync(await portal.AddAccountLikeAsync("wangchang"));
        await portal.BrowseAsync(visitor, "/desk", async page =>
        {
            await page.AwaitCircuitAsync();

            // When the other one signs out
            using var left = await visitor.SubmitAsync("/", "form[action='/sign-out']");

            // Then
            await ExpectSignInAsync(page);
        });
    }

    [Fact]
    public async Task Account_GivenItIsDisabled_ThenCookieAndOpenPageEnd()
    {
        // Given an open page, and beside it a session of plain requests
        var account = await portal.AddAccountLikeAsync("wangchang");
        using var plain = await portal.SignInAsync(account);
        using var circuit = await portal.SignInAsync(account);
        await portal.BrowseAsync(circuit, "/", async page =>
        {
            await page.AwaitCircuitAsync();

            // When
            await portal.DisableAccountAsync(account);

            // Then
            Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(plain));
            await ExpectSignInAsync(page);
        });
    }

    [Fact]
    public async Task Password_GivenTheAdministratorSetsANewOne_ThenOpenPagesEnd()
    {
        // Given
        var account = await portal.AddAccountLikeAsync("wangchang");
        using var visitor = await portal.SignInAsync(account);
        await portal.BrowseAsync(visitor, "/", async page =>
        {
            await page.AwaitCircuitAsync();

            // When
            await portal.BrowseAsync("admin", "/platform/users?tenant=500240&role=TownshipClerk", async users =>
            {
                await users.AwaitCircuitAsync();
                var row = users.Locator($"tr:has(td:text-is('{account}'))");
                await row.GetByText("重置密码", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
                await row.GetByText("确认", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
                await Assertions.Expect(users.Locator("code.money-large")).ToBeVisibleAsync();
            });

            // Then
            await ExpectSignInAsync(page);
        });
    }

    [Theory]
    [InlineData("last_active_at", 29, true)]
    [InlineData("last_active_at", 31, false)]
    [InlineData("started_at", 9 * 60, true)]
    [InlineData("started_at", (10 * 60) + 1, false)]
    public async Task Session_GivenItsAgeOrIdleTime_ThenItIsOpenUpToTheLimit(string column, int minutes, bool isOpen)
    {
        // Given
        var account = await portal.AddAccountLikeAsync("wangchang");
        using var visitor = await portal.SignInAsync(account);

        // When
        await portal.AgeSessionsAsync(account, column, TimeSpan.FromMinutes(minutes));

        // Then
        Assert.Equal(isOpen ? HttpStatusCode.OK : HttpStatusCode.Redirect, await StatusAsync(visitor));
    }

    [Fact]
    public async Task Session_GivenHalfAnHourWithoutAKeyOnAPageThatRenewsItself_ThenItEnds()
    {
        // Given a board, which talks to the portal by itself
        var account = await portal.AddAccountLikeAsync("shizhu");
        using var visitor = await portal.SignInAsync(account);
        await portal.BrowseAsync(visitor, "/progress", async page =>
        {
            await page.AwaitCircuitAsync();

            // When
            await portal.AgeSessionsAsync(account, "last_active_at", TimeSpan.FromMinutes(31));

            // Then
            await ExpectSignInAsync(page);
        });
    }

    [Fact]
    public async Task Session_GivenAKey_ThenTheTimeWithoutOneBeginsAgain()
    {
        // Given
        var account = await portal.AddAccountLikeAsync("wangchang");
        using var visitor = await portal.SignInAsync(account);
        await portal.BrowseAsync(visitor, "/desk", async page =>
        {
            await page.AwaitCircuitAsync();
            await portal.AgeSessionsAsync(account, "last_active_at", TimeSpan.FromMinutes(29));

            // When
            var told = await page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync("F2"), "**/session/active");

            // Then
            Assert.Equal(204, told.Status);
            await portal.AgeSessionsAsync(account, "last_active_at", TimeSpan.FromMinutes(29));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor));
        });
    }

    [Fact]
    public async Task Session_GivenAPageThatIsOnlyLookedAt_ThenReloadingItIsNoEntry()
    {
        // Given
        var account = await portal.AddAccountLikeAsync("wangchang");
        using var visitor = await portal.SignInAsync(account);
        await portal.AgeSessionsAsync(account, "last_active_at", TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor));

        // When
        await portal.AgeSessionsAsync(account, "last_active_at", TimeSpan.FromMinutes(2));

        // Then
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(visitor));
    }

    [Fact]
    public async Task SignIn_GivenATabThatHasSignedInSince_ThenTheFormLeadsOnToWhereTheOtherWantedToGo()
    {
        // Given
        using var visitor = await portal.SignInAsync("wangchang");

        // When
        using var answer = await visitor.GetAsync("/sign-in?returnUrl=%2Fdesk");

        // Then
        Assert.EndsWith("/desk", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Draft_GivenAnotherUserSignsInAfterTheSessionRanOut_ThenNothingOfTheFirstIsInTheTab()
    {
        // Given what a clerk typed before the session ran out
        var first = await portal.AddAccountLikeAsync("wangchang");
        using var visitor = await portal.SignInAsync(first);
        await portal.BrowseAsync(visitor, "/desk", async page =>
        {
            await page.AwaitCircuitAsync();
            await page.EvaluateAsync("sessionStorage.setItem('draft:/desk:payment', '{}')");
            await portal.AgeSessionsAsync(first, "last_active_at", TimeSpan.FromMinutes(31));
            await ExpectSignInAsync(page);

            // When
            await page.FillAsync("#user", await portal.AddAccountLikeAsync("wangchang"));
            await page.FillAsync("#password", Password);
            await page.ClickAsync("main button[type=submit]");

            // Then
            await page.AwaitCircuitAsync();
            Assert.Null(await page.EvaluateAsync<string?>("sessionStorage.getItem('draft:/desk:payment')"));
        });
    }

    private static Task ExpectSignInAsync(IPage page) =>
        Assertions.Expect(page.Locator("#password")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = Soon });

    private static async Task<HttpStatusCode> StatusAsync(PortalVisitor visitor)
    {
        using var answer = await visitor.GetAsync("/");
        return answer.StatusCode;
    }
}
