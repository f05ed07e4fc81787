using EnrollmentPortal.Domain.Households;
using EnrollmentPortal.TestKit;
using EnrollmentPortal.Web.Tests.Harness;
using EnrollmentPortal.Web.Tests.Reviews;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnrollmentPortal.Web.Tests.Desk.Situations;

/// <content>Cases that the plan leaves to a person.</content>
public sealed partial class SituationBrowserTests
{
    [Fact]
    public async Task Songgai_GivenSomebodyWithAResidencePermit_ThenTheyAreReviewedAndTheReceiptNamesBoth()
    {
        // Given: registered at the window; the plan prints no scope but the hukou's
        await dated.LiveOnAsync(Songgai, new DateOnly(2022, 11, 20));
        var (household, review) = (string.Empty, string.Empty);
        await Portal.BrowseAsync("songgai", "/register", async page =>
        {
            await RegisterWithPermitAsync(page, "松外来");
            await Expect(page.Locator("[data-review-row]")).ToContainTextAsync("文件没有列明参保范围");
            await Expect(page.Locator("tr[data-member]")).ToContainTextAsync("需人工核定");
            await Expect(page.Locator(".desk-side [data-pay]")).ToBeDisabledAsync();
            review = await page.AskForReviewAsync("持本镇居住证两年");
            await Expect(page.Locator("[data-review-row]")).ToContainTextAsync("罗小兰");
            household = new Uri(page.Url).AbsolutePath;
        });

        // When: by the row of the concentrated period
        await Portal.BrowseAsync("yongchuan", review, async page =>
        {
            await page.AwaitCircuitAsync();
            await page.DecideReviewAsync("concentrated", "居住证有效");
        });

        // Then: tier one's standard
        await Portal.BrowseAsync("songgai", household, async page =>
        {
            await Expect(page.Locator("tr[data-member]").First).ToBeFocusedAsync();
            var receipt = await page.PayAndReadAsync("¥350.00", "以经办机构公布为准");
            foreach (var named in new[] { "罗小兰", "周建平", "居住证有效" })
            {
                await Expect(receipt.Locator(".receipt-decision").First).ToContainTextAsync(named);
            }
        });
    }

    private static async Task RegisterWithPermitAsync(IPage page, string name)
    {
        await page.AwaitCircuitAsync();
        await page.SelectOptionAsync("#village", new SelectOptionValue { Index = 1 });
        await page.FillAsync("input[name$='.name']", name);
        await page.SelectOptionAsync("select[name$='.relation']", nameof(Relation.Head));
        await page.FillAsync("input[name$='.id-number']", TestCounty.NextNumber(new TestMember(name)).Reveal());
        await page.SelectOptionAsync("select[name$='.residence']", "local-residence-permit");
        await page.ClickAsync(".register-actions [type=submit]");
        await page.ClickAsync("[data-first-focus]:is(a)");
    }
}
