using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Desk;

/// <summary>The desk in Chromium, by keyboard alone. Every test works in a village of 王场 of its own.</summary>
public sealed class DeskBrowserTests(RunningPortal portal)
{
    private const string Clerk = "wangchang";
    private const string Search = "[data-desk-search]";

    [Fact]
    public async Task Desk_GivenKeysAlone_ThenAHouseholdIsFoundPaidAndTheReceiptOpens()
    {
        // Given
        var number = await portal.UnpaidHouseholdAsync();
        await portal.BrowseAsync(Clerk, "/desk", async page =>
        {
            await page.OpenHouseholdAsync(number);
            var total = await page.InnerTextAsync(".money-large");

            // When
            var receipt = await page.PayAndPrintAsync();

            // Then
            var paid = await page.InnerTextAsync(".desk-receipt-number");
            await Assertions.Expect(receipt.Locator(".receipt-number strong").First).ToHaveTextAsync(paid);
            await Assertions.Expect(receipt.Locator(".receipt-total").First).ToContainTextAsync(total);
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(Search)).ToBeFocusedAsync();
        });
    }

    [Fact]
    public async Task Desk_GivenAnotherClerkWasFaster_ThenTheSecondReadsByWhichReceiptAndNothingIsTaken()
    {
        // Given
        var number = await portal.UnpaidHouseholdAsync();
        await portal.BrowseAsync(Clerk, "/desk", first => portal.BrowseAsync(Clerk, "/desk", async second =>
        {
            await first.OpenHouseholdAsync(number);
            await second.OpenHouseholdAsync(number);
            await first.ShowPaymentAsync();
            var receipt = await second.PayAsync();

            // When
            await first.Keyboard.PressAsync("F9");

            // Then
            await Assertions.Expect(first.Locator(".desk-side [role=alert]")).ToContainTextAsync(receipt);
            await Assertions.Expect(first.Locator("[data-member] a").First).ToHaveTextAsync(receipt);
            Assert.Equal(1L, await portal.PaymentsOfAsync(number));
        }));
    }

    [Fact]
    public async Task Desk_GivenAReloadAfterTyping_ThenPayerAndReferenceAreStillThere()
    {
        // Given
        var number = await portal.UnpaidHouseholdAsync();
        await portal.BrowseAsync(Clerk, "/desk", async page =>
        {
            await page.OpenHouseholdAsync(number);
            await page.Keyboard.PressAsync("F8");
            await page.FillAsync("#desk-reference", "T20231120001");
            await page.FillAsync("#desk-payer", "隔壁老王");

            // When
            await page.ReloadAsync();

            // Then
            await Assertions.Expect(page.Locator("#desk-reference")).ToHaveValueAsync("T20231120001");
            await Assertions.Expect(page.Locator("#desk-payer")).ToHaveValueAsync("隔壁老王");
        });
    }

    [Fact]
    public async Task Desk_GivenTierAndTickByKey_ThenTheTotalFollowsAndEscapeStepsBack()
    {
        // Given
        var number = await portal.UnpaidHouseholdAsync();
        await portal.BrowseAsync(Clerk, "/desk", async page =>
        {
            // Last year's tier decides how the household opens, so the first tier is chosen to begin with.
            await page.OpenHouseholdAsync(number);
            await page.Keyboard.PressAsync("Alt+1");
            await Assertions.Expect(page.Locator("[data-tier='2']:checked")).ToHaveCountAsync(0);
            await Assertions.Expect(page.Locator("tr:focus")).ToContainTextAsync("¥380.00");
            var before = await page.InnerTextAsync(".money-large");

            // When, Then
            await page.Keyboard.PressAsync("Alt+2");
            await Assertions.Expect(page.Locator("tr:focus [data-tier='2']")).ToBeCheckedAsync();
            await Assertions.Expect(page.Locator("tr:focus")).ToContainTextAsync("¥755.00");
            await Assertions.Expect(page.Locator(".money-large")).Not.ToHaveTextAsync(before);
            await page.Keyboard.PressAsync("Space");
            await Assertions.Expect(page.Locator("tr:focus [data-choose]")).Not.ToBeCheckedAsync();
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(".desk-explanation")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(page.Locator(".desk-explanation")).Not.ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(page.Locator(Search)).ToBeFocusedAsync();
        });
    }

    [Fact]
    public async Task Desk_GivenAPaidMember_ThenTheSameClausesStandUnderIt()
    {
        // Given
        var number = await portal.UnpaidHouseholdAsync();
        await portal.BrowseAsync(Clerk, "/desk", async page =>
        {
            await page.OpenHouseholdAsync(number);
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(".desk-explanation cite").First).ToBeVisibleAsync();
            var clauses = await page.Locator(".desk-explanation li").AllInnerTextsAsync();
            var formula = await page.InnerTextAsync(".desk-formula");
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(page.Locator(".desk-explanation")).ToHaveCountAsync(0);

            // When
            await page.PayAndPrintAsync();
            // The receipt has opened in front, and behind it the desk puts the cursor where the next customer begins.
            await page.BringToFrontAsync();
            await page.Locator("tr.desk-found .tag-good").WaitForAsync();
            await page.Locator("tr.desk-found td:last-child button").ClickAsync();

            // Then
            await Assertions.Expect(page.Locator(".desk-formula")).ToHaveTextAsync(formula);
            Assert.NotEmpty(clauses);
            Assert.Equal(clauses, await page.Locator(".desk-explanation li").AllInnerTextsAsync());
        });
    }

    [Fact]
    public async Task Desk_GivenTheReasonDialog_ThenItsKeysStayInItAndTheNumberShows()
    {
        // Given
        var number = await portal.UnpaidHouseholdAsync();
        await portal.BrowseAsync(Clerk, "/desk", async page =>
        {
            await page.OpenHouseholdAsync(number);
            var ask = page.Locator("tr.desk-found th > button");
            var dialog = page.Locator("tr.desk-found dialog");
            await ask.ClickAsync();
            await Assertions.Expect(dialog).ToBeVisibleAsync();

            // When
            await page.Keyboard.PressAsync("F9");
            await page.Keyboard.PressAsync("Escape");

            // Then: the household is still open, nothing is paid, and the cursor is where it was
            await Assertions.Expect(dialog).Not.ToBeVisibleAsync();
            await Assertions.Expect(ask).ToBeFocusedAsync();
            await Assertions.Expect(page.Locator("[data-pay]")).ToBeEnabledAsync();
            await Assertions.Expect(page.Locator("[data-offer]")).ToHaveCountAsync(0);
            Assert.Equal(0L, await portal.PaymentsOfAsync(number));
            await ask.ClickAsync();
            await dialog.Locator("input[type=radio]").First.CheckAsync();
            await dialog.Locator("button[type=submit]").ClickAsync();
            await Assertions.Expect(dialog.Locator("[role=status]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(
                @"^\d{17}[\dX]$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        });
    }

    [Fact]
    public async Task Receipt_GivenAClerkOfAnotherCounty_ThenItIsNotFound()
    {
        // Given
        var number = await portal.UnpaidHouseholdAsync();
        await portal.BrowseAsync(Clerk, "/desk", async page =>
        {
            await page.OpenHouseholdAsync(number);
            await page.PayAndPrintAsync();
        });
        var id = await portal.OwnerScalarAsync<Guid>(
            "select c.id from contribution c join household h on (h.tenant_id, h.id) = (c.tenant_id, c.household_id) where h.tenant_id = 500240 and h.number = $1", number);
        using var stranger = await portal.SignInAsync("songgai");

        // When
        using var answer = await stranger.GetAsync($"/receipts/{id}");

        // Then
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }
}
