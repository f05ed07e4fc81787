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
    private const string Row = "[data-review-row]";

    [Fact]
    public async Task Review_GivenAResidentWithoutHukou_ThenTheClerkAsksTheOfficialDecidesAndTheReceiptNamesBoth()
    {
        // Given
        var (number, name) = await ResidentWithoutHukouAsync();
        var link = await AtDeskAsync(number, page => page.AskForReviewAsync("持居住证三年，无本地户籍"));

        // When
        await portal.BrowseAsync(Official, "/", async page =>
        {
            await Expect(page.Locator("[data-waiting=Reviews]")).ToBeVisibleAsync();
            await page.GotoAsync(new Uri(await portal.AddressAsync(), link).ToString());
            await page.AwaitCircuitAsync();
            await Expect(page.Locator("h1")).ToContainTextAsync(name);
            await Expect(page.Locator(".review-file")).ToHaveTextAsync("permit.png");
            var picture = await page.APIRequest.GetAsync(new Uri(await portal.AddressAsync(), await page.Locator(".review-file").GetAttributeAsync("href")).ToString());
            Assert.Equal(("image/png", ReviewSteps.Png.Length), (picture.Headers["content-type"], (await picture.BodyAsync()).Length));
            Assert.Equal("R-WC-35", await page.DecideReviewAsync("concentrated", "居住证有效，准予参保"));
        });

        // Then
        await AtDeskAsync(number, async page =>
        {
            await Expect(page.Locator(Row)).ToHaveCountAsync(0);
            var receipt = await page.PayAndPrintAsync();
            var note = receipt.Locator(".decision-note").First;
            await Expect(note).ToContainTextAsync("谭晓梅");
            await Expect(note).ToContainTextAsync("向志远");
            await Expect(note).ToContainTextAsync("居住证有效，准予参保");
            return string.Empty;
        });
    }

    [Fact]
    public async Task Review_GivenARefusal_ThenTheDeskShowsItsReasonAndAsksAgainWithMoreEvidence()
    {
        // Given: refused by the row's own clause
        var (number, _) = await ResidentWithoutHukouAsync();
        var first = await AtDeskAsync(number, page => page.AskForReviewAsync("持居住证"));
        await portal.BrowseAsync(Official, first, async page => Assert.Equal("R-WC-06", await page.DecideReviewAsync(string.Empty, "没有居住证原件")));

        // When: the desk reads out the refusal, and asks once more
        var second = await AtDeskAsync(number, async page =>
        {
            foreach (var told in new[] { "核定不予参保", "向志远", "没有居住证原件" })
            {
                await Expect(page.Locator(Row)).ToContainTextAsync(told);
            }

            await Expect(page.Locator("[data-ask-review]")).ToHaveTextAsync("再次申请核定");
            var again = await page.AskForReviewAsync("补来居住证原件");
            await Expect(page.Locator(Row)).ToContainTextAsync("没有居住证原件");
            return again;
        });
        Assert.NotEqual(first, second);

        // Then: what is shown later is put to the open case, and the official sees both files
        await portal.BrowseAsync(Clerk, second, async page =>
        {
            await page.AwaitCircuitAsync();
            await page.ShowEvidenceAsync("original.png");
            await page.Locator("[data-review-add]").ClickAsync();
            await Expect(page.Locator(".review-file")).ToHaveTextAsync(["permit.png", "original.png"]);
            await Expect(page.Locator("[data-review-taken]")).ToHaveCountAsync(0);
            await Expect(page.Locator("[data-review-files]")).ToHaveValueAsync(string.Empty);
        });
        await portal.BrowseAsync(Official, second, async page =>
        {
            await page.AwaitCircuitAsync();
            await Expect(page.Locator(".review-file")).ToHaveCountAsync(2);
            await Expect(page.Locator("[data-review-add]")).ToHaveCountAsync(0);
            await page.DecideReviewAsync("concentrated", "原件无误");
        });
        await AtDeskAsync(number, async page =>
        {
            await Expect(page.Locator(Row)).ToHaveCountAsync(0);
            await Expect(page.Locator("[data-pay]")).ToBeEnabledAsync();
            return string.Empty;
        });
    }

    private async Task<(string Number, string Name)> ResidentWithoutHukouAsync()
    {
        var number = await portal.UnpaidHouseholdAsync();
        return (number, await portal.OwnerScalarAsync<string>(
            """
            update person p set residence = 'resident-without-hukou' from household h
            where h.tenant_id = 500240 and h.number = $1 and (p.tenant_id, p.household_id) = (h.tenant_id, h.id) and p.relation = 'Head' returning p.name
            """,
            number));
    }

    private async Task<string> AtDeskAsync(string number, Func<IPage, Task<string>> steps)
    {
        var told = string.Empty;
        await portal.BrowseAsync(Clerk, "/desk", async page =>
        {
            await page.OpenHouseholdAsync(number);
            told = await steps(page);
        });
        return told;
    }
}
