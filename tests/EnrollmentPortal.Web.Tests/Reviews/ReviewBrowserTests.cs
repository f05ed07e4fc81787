using EnrollmentPortal.Web.Tests.Desk;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnrollmentPortal.Web.Tests.Reviews;

/// <summary>From the desk to the official and back: what the plan leaves to a person is decided by one, and the receipt names both.</summary>
public sealed class ReviewBrowserTests(RunningPortal portal)
{
    private const string Clerk = "wangchang";
    private const string Official = "shizhu";

    // The smallest picture that a browser draws.
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task Review_GivenAResidentWithoutHukou_ThenTheClerkAsksTheOfficialDecidesAndTheReceiptNamesBoth()
    {
        // Given
        var number = await portal.UnpaidHouseholdAsync();
        var name = await portal.OwnerScalarAsync<string>(
            """
            update person p set residence = 'resident-without-hukou' from household h
            where h.tenant_id = 500240 and h.number = $1 and (p.tenant_id, p.household_id) = (h.tenant_id, h.id) and p.relation = 'Head' returning p.name
            """,
            number);
        var link = await AskAsync(number);

        // When
        await portal.BrowseAsync(Official, "/", async page =>
        {
            await Expect(page.Locator("[data-waiting=Reviews]")).ToBeVisibleAsync();
            await page.GotoAsync(new Uri(await portal.AddressAsync(), link).ToString());
            await page.AwaitCircuitAsync();
            await Expect(page.Locator("h1")).ToContainTextAsync(name);
            await Expect(page.Locator(".review-file")).ToHaveTextAsync("permit.png");
            var picture = await page.APIRequest.GetAsync(new Uri(await portal.AddressAsync(), await page.Locator(".review-file").GetAttributeAsync("href")).ToString());
            Assert.Equal(("image/png", Png.Length), (picture.Headers["content-type"], (await picture.BodyAsync()).Length));
            await page.CheckAsync("input[name=review-option][value=concentrated]");
            await Expect(page.Locator("#review-clause")).ToHaveValueAsync("R-WC-35");
            await page.FillAsync("#review-reason", "居住证有效，准予参保");
            await page.Locator(".review-decision .btn-primary").ClickAsync();
            await page.Locator(".review-decision .confirm .btn-primary").ClickAsync();
            await Expect(page.Locator("h1 .tag-good")).ToBeVisibleAsync();
        });

        // Then
        await portal.BrowseAsync(Clerk, "/desk", async page =>
        {
            await page.OpenHouseholdAsync(number);
            await Expect(page.Locator("[data-review-row]")).ToHaveCountAsync(0);
            var receipt = await page.PayAndPrintAsync();
            var note = receipt.Locator(".decision-note").First;
            await Expect(note).ToContainTextAsync("谭晓梅");
            await Expect(note).ToContainTextAsync("向志远");
            await Expect(note).ToContainTextAsync("居住证有效，准予参保");
        });
    }

    private async Task<string> AskAsync(string number)
    {
        var link = string.Empty;
        await portal.BrowseAsync(Clerk, "/desk", async page =>
        {
            await page.OpenHouseholdAsync(number);
            await page.Locator("[data-ask-review]").ClickAsync();
            await page.FillAsync("[data-review-text]", "持居住证三年，无本地户籍");
            await page.SetInputFilesAsync("[data-review-files]", new FilePayload { Name = "permit.png", MimeType = "image/png", Buffer = Png });
            await Expect(page.Locator("[data-review-taken]")).ToContainTextAsync("permit.png");
            await page.Locator("[data-review-send]").ClickAsync();
            var open = page.Locator("[data-review-row] a");
            await Expect(open).ToBeVisibleAsync();
            link = (await open.GetAttributeAsync("href"))!;
        });
        return link;
    }
}
