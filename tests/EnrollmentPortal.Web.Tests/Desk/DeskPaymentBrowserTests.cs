using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnrollmentPortal.Web.Tests.Desk;

/// <summary>Nothing is taken that did not stand on the screen: the first F9 shows the payment, the second takes what was shown.</summary>
public sealed class DeskPaymentBrowserTests(RunningPortal portal)
{
    private const string Clerk = "wangchang";
    private const string Offer = "[data-offer]";

    [Fact]
    public async Task Tier_GivenAltAndADigit_ThenTheWholeHouseholdHasIt_AndADigitAloneItsMember() =>
        await AtHouseholdAsync(async (page, number) =>
        {
            // Given: the cursor stands on a member's line
            var members = page.Locator("tr[data-member]");
            var people = await members.CountAsync();
            Assert.True(people > 1);

            // When, Then: whatever line has the cursor, Alt means everybody
            await page.Keyboard.PressAsync("Alt+2");
            await Expect(page.Locator("tr [data-tier='2']:checked")).ToHaveCountAsync(people);
            await Expect(page.Locator(".money-large")).ToHaveTextAsync(Yuan(755 * people));
            await page.Keyboard.PressAsync("Alt+1");
            await Expect(page.Locator("tr [data-tier='1']:checked")).ToHaveCountAsync(people);
            await page.Keyboard.PressAsync("2");
            await Expect(page.Locator("tr:focus [data-tier='2']")).ToBeCheckedAsync();
            await Expect(page.Locator("tr [data-tier='1']:checked")).ToHaveCountAsync(people - 1);
            await Expect(page.Locator(".money-large")).ToHaveTextAsync(Yuan(755 + (380 * (people - 1))));
        });

    [Fact]
    public async Task Payment_GivenOneF9_ThenTheSumByTierIsShownAndEscapeTakesNothing() =>
        await AtHouseholdAsync(async (page, number) =>
        {
            // Given: one member in the second tier, the others in the first
            var people = await page.Locator("tr[data-member]").CountAsync();
            await page.Keyboard.PressAsync("Alt+1");
            await Expect(page.Locator("tr [data-tier='1']:checked")).ToHaveCountAsync(people);
            await page.Keyboard.PressAsync("2");
            await Expect(page.Locator("tr:focus [data-tier='2']")).ToBeCheckedAsync();
            var dearest = await page.Locator("tr:focus .desk-name").InnerTextAsync();

            // When
            await page.ShowPaymentAsync();

            // Then
            await Expect(page.Locator($"{Offer} .money-large")).ToHaveTextAsync(Yuan(755 + (380 * (people - 1))));
            await Expect(page.Locator("[data-tier-sum=一档] thead")).ToContainTextAsync(Yuan(380 * (people - 1)));
            await Expect(page.Locator("[data-tier-sum=二档] thead")).ToContainTextAsync("1 人");
            await Expect(page.Locator("[data-tier-sum=二档] tbody")).ToContainTextAsync(dearest);
            Assert.Equal(0L, await portal.PaymentsOfAsync(number));
            await page.Keyboard.PressAsync("Escape");
            await Expect(page.Locator(Offer)).ToHaveCountAsync(0);
            await Expect(page.Locator("tr.desk-found")).ToBeFocusedAsync();
            Assert.Equal(0L, await portal.PaymentsOfAsync(number));

            // When, Then: the second F9 takes exactly that
            await page.PayAsync();
            Assert.Equal($"{dearest} 二档", Assert.Single((await portal.PaidTiersAsync(number)).Split(", "), paid => paid.EndsWith("二档", StringComparison.Ordinal)));
        });

    [Fact]
    public async Task Payment_GivenADoubleClick_ThenItIsShownAndNotTaken() =>
        await AtHouseholdAsync(async (page, number) =>
        {
            // When: the offer comes under the pointer
            await page.Locator("[data-pay]").DblClickAsync();
            await Expect(page.Locator($"{Offer}[data-ready]")).ToBeVisibleAsync();

            // Then
            await Expect(page.Locator("[data-take]")).ToBeEnabledAsync();
            Assert.Equal(0L, await portal.PaymentsOfAsync(number));
        });

    [Fact]
    public async Task Payment_GivenATickThatIsNotDrawnYet_ThenF9ShowsTheSumAfterIt() =>
        await AtHouseholdAsync(async (page, number) =>
        {
            // Given
            var people = await page.Locator("tr.desk-chosen").CountAsync();
            var left = await page.Locator("tr.desk-found .desk-name").InnerTextAsync();

            // When
            await page.HoldAnswersAsync();
            await page.Keyboard.PressAsync("Space");
            await page.Keyboard.PressAsync("F9");
            await page.ReleaseAnswersAsync();

            // Then
            await Expect(page.Locator($"{Offer} tbody tr")).ToHaveCountAsync(people - 1);
            await Expect(page.Locator(Offer)).Not.ToContainTextAsync($"{left}¥");
        });

    [Fact]
    public async Task Payment_GivenATierThatChangedUnderTheSecondF9_ThenItIsShownAgainAndOnlyThatIsTaken() =>
        await AtHouseholdAsync(async (page, number) =>
        {
            // Given: the second tier stands there to be confirmed
            var people = await page.Locator("tr.desk-chosen").CountAsync();
            await page.Keyboard.PressAsync("Alt+2");
            await Expect(page.Locator("tr [data-tier='2']:checked")).ToHaveCountAsync(people);
            await page.ShowPaymentAsync();
            await Expect(page.Locator($"{Offer} .money-large")).ToHaveTextAsync(Yuan(755 * people));

            // When: the other tier is chosen, and F9 comes before it is drawn
            await page.HoldAnswersAsync();
            await page.Keyboard.PressAsync("Alt+1");
            await page.Keyboard.PressAsync("F9");
            await page.ReleaseAnswersAsync();

            // Then
            await Expect(page.Locator($"{Offer} [role=alert]")).ToBeVisibleAsync();
            await Expect(page.Locator($"{Offer} .money-large")).ToHaveTextAsync(Yuan(380 * people));
            Assert.Equal(0L, await portal.PaymentsOfAsync(number));
            await Expect(page.Locator($"{Offer}[data-ready]")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("F9");
            await Expect(page.Locator("[data-next]")).ToBeFocusedAsync();
            Assert.All((await portal.PaidTiersAsync(number)).Split(", "), paid => Assert.EndsWith("一档", paid, StringComparison.Ordinal));
        });

    [Fact]
    public async Task Payment_GivenAnotherDeskThatTookAMemberMeanwhile_ThenTheRestIsShownAgain()
    {
        var number = await portal.UnpaidHouseholdAsync();
        await portal.BrowseAsync(Clerk, "/desk", first => portal.BrowseAsync(Clerk, "/desk", async second =>
        {
            // Given: everybody stands there to be confirmed; another desk takes the payment for one of them
            await first.OpenHouseholdAsync(number);
            var people = await first.Locator("tr.desk-chosen").CountAsync();
            await first.ShowPaymentAsync();
            await second.OpenHouseholdAsync(number);
            await second.GetByText("全不选").ClickAsync();
            await Expect(second.Locator("tr.desk-chosen")).ToHaveCountAsync(0);
            await second.Locator("tr.desk-found [data-choose]").CheckAsync();
            await Expect(second.Locator("tr.desk-chosen")).ToHaveCountAsync(1);
            var receipt = await second.PayAsync();

            // When
            await first.Keyboard.PressAsync("F9");

            // Then
            await Expect(first.Locator(".desk-side [role=alert]")).ToContainTextAsync(receipt);
            await Expect(first.Locator($"{Offer} tbody tr")).ToHaveCountAsync(people - 1);
            Assert.Equal(1L, await portal.PaymentsOfAsync(number));
            await Expect(first.Locator($"{Offer}[data-ready]")).ToBeFocusedAsync();
            await first.Keyboard.PressAsync("F9");
            await Expect(first.Locator("[data-next]")).ToBeFocusedAsync();
            Assert.Equal(2L, await portal.PaymentsOfAsync(number));
        }));
    }

    [Fact]
    public async Task Payment_GivenAFieldThatTheChannelAsks_ThenTheFirstF9SaysSo() =>
        await AtHouseholdAsync(async (page, number) =>
        {
            // Given
            await page.Keyboard.PressAsync("F8");
            await Expect(page.Locator("#desk-reference")).ToBeVisibleAsync();

            // When
            await page.Keyboard.PressAsync("F9");

            // Then
            await Expect(page.Locator("#desk-reference")).ToBeFocusedAsync();
            await Expect(page.Locator(".desk-side [role=alert]")).ToBeVisibleAsync();
            await page.Keyboard.TypeAsync("T20231120002");
            await page.ShowPaymentAsync();
            await Expect(page.Locator(Offer)).ToContainTextAsync("T20231120002");
        });

    [Fact]
    public async Task Shortcuts_GivenTheDesk_ThenEveryKeyIsShown()
    {
        // Given
        using var clerk = await portal.SignInAsync(Clerk);

        // When
        var page = await clerk.PageAsync("/desk");

        // Then
        var shown = page.QuerySelectorAll(".desk-shortcuts > span").Select(key => string.Concat(key.QuerySelectorAll("kbd").Select(cap => cap.TextContent + " ")).Trim());
        Assert.Equal(["F2", "Enter", "↑ ↓", "Space", "Alt 1 2", "1 2", "1 9", "-", "F8", "F9", "F9 F9", "Esc"], shown);
    }

    private async Task AtHouseholdAsync(Func<IPage, string, Task> steps)
    {
        var number = await portal.UnpaidHouseholdAsync();
        await portal.BrowseAsync(Clerk, "/desk", async page =>
        {
            await page.OpenHouseholdAsync(number);
            await steps(page, number);
        });
    }

    private static string Yuan(int amount) => Web.Components.Display.Yuan(Domain.Kernel.Money.Yuan(amount));
}
