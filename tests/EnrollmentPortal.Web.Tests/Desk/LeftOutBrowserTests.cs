using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnrollmentPortal.Web.Tests.Desk;

/// <summary>满城 wants a reason for each member who stays out while others of the household enrol: offered beside the payment, never in its way.</summary>
public sealed class LeftOutBrowserTests(RunningPortal portal)
{
    private const string Clerk = "shenxing";

    private static readonly Screen SmallPhone = new(360, 740);

    [Fact]
    public async Task Desk_GivenTwoLeftOut_ThenOneKeyAnswersForEachBeforeAndAfterThePayment()
    {
        var number = await HouseholdAsync(0);
        await portal.BrowseAsync(Clerk, "/desk", async page =>
        {
            // Given
            await page.OpenHouseholdAsync(number);
            var rows = page.Locator("[data-member]");
            await Expect(page.Locator("[data-question]")).ToHaveCountAsync(0);
            await LeaveOutAsync(page, 1);
            await LeaveOutAsync(page, 2);
            await Expect(page.Locator("[data-household-notice=household]")).ToContainTextAsync("R-MC-54");
            var total = await page.Locator(".desk-payment .money-large").InnerTextAsync();

            // When: one before the payment
            await rows.Nth(1).FocusAsync();
            await page.Keyboard.PressAsync("3");
            await Expect(rows.Nth(1).Locator("[data-reason]")).ToContainTextAsync("不愿参保");
            await Expect(page.Locator(".desk-payment .money-large")).ToHaveTextAsync(total);
            await page.FillAsync("#desk-reference", "老人");
            await page.PayAndPrintAsync();
            await page.BringToFrontAsync(); // the receipt has opened in front

            // And one after it, in words
            var asked = page.Locator("[data-left-out] [data-question]");
            await Expect(asked).ToHaveCountAsync(1);
            await page.Keyboard.PressAsync("5");
            await Expect(asked.Locator("[data-note]")).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync("年底回来");
            await page.Keyboard.PressAsync("Enter");

            // Then
            await Expect(asked).ToHaveCountAsync(0);
            await Expect(page.Locator("[data-left-out] [data-reason]").Last).ToContainTextAsync("其他原因：年底回来");
            await Expect(page.Locator("[data-next]")).ToBeFocusedAsync();
        });
        Assert.Equal("other 年底回来, refused ", await ReasonsAsync(number));
    }

    [Fact]
    public async Task Desk_GivenASmallPhoneAndNobodyWhoAnswers_ThenThePaymentGoesThroughAndACorrectionShowsInTheVillageList()
    {
        var number = await HouseholdAsync(1);
        var (id, village) = await PlaceAsync(number);
        await portal.BrowseAsync(Clerk, $"/desk/{id}", async page =>
        {
            // Given
            await page.Locator("[data-choose]").Nth(1).ClickAsync();
            await Expect(page.Locator(".desk-left-out [data-question]")).ToBeVisibleAsync();
            await FitsAsync(page);

            // When: put away, and paid
            await page.Locator(".desk-left-out [data-answer='0']").ClickAsync();
            await Expect(page.Locator("[data-question]")).ToHaveCountAsync(0);
            await page.FillAsync("#desk-reference", "老人");
            await page.Locator("[data-pay]").ClickAsync();
            await Expect(page.Locator("[data-offer][data-ready]")).ToBeVisibleAsync();
            await page.Locator("[data-take]").ClickAsync();
            await Expect(page.Locator(".desk-receipt-number")).ToBeVisibleAsync();

            // And then said, and said otherwise
            var told = page.Locator("[data-left-out] [data-reason]");
            await Expect(told).ToContainTextAsync("原因未登记");
            await SayAsync(page, "1");
            await Expect(told).ToContainTextAsync("已答应缴费");
            await SayAsync(page, "2");
            await Expect(told).ToContainTextAsync("外出未回");
            await FitsAsync(page);

            // Then
            await page.GotoAsync(new Uri(await portal.AddressAsync(), $"/villages/{village}?open={id}").ToString());
            await Expect(page.Locator(".member [data-reason]")).ToContainTextAsync("外出未回");
            await FitsAsync(page);
        }, SmallPhone);
        Assert.Equal("away , promised ", await ReasonsAsync(number));
    }

    private static async Task LeaveOutAsync(IPage page, int member)
    {
        var row = page.Locator("[data-member]").Nth(member);
        await row.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator($"[data-question='{await row.GetAttributeAsync("data-member")}']")).ToBeVisibleAsync();
    }

    private static async Task SayAsync(IPage page, string digit)
    {
        await page.Locator("[data-left-out] [data-open-reason]").ClickAsync();
        await page.Locator($"[data-left-out] [data-answer='{digit}']").ClickAsync();
    }

    private static async Task FitsAsync(IPage page)
    {
        await page.SettleAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    // An invented household of four at ordinary prices, without further questions for anybody.
    private Task<string> HouseholdAsync(int skip) => portal.OwnerScalarAsync<string>(
        """
        select h.number from household h
        where h.tenant_id = 130607 and starts_with(h.org_code, '130607102') and length(h.number) = 8
          and (select count(*) from person p where (p.tenant_id, p.household_id) = (h.tenant_id, h.id)) = 4
          and not exists (select from enrollment e join person p on (p.tenant_id, p.id) = (e.tenant_id, e.person_id)
                          where (p.tenant_id, p.household_id) = (h.tenant_id, h.id))
          and not exists (select from person p left join person_identity i on (i.tenant_id, i.person_id) = (p.tenant_id, p.id)
                          where (p.tenant_id, p.household_id) = (h.tenant_id, h.id)
                            and (p.exemption_reason is not null or i.id is not null or p.born_on >= '2022-01-01' or p.born_on between '2000-01-01' and '2006-01-01'))
        order by h.number desc offset $1 limit 1
        """,
        skip * 10);

    private async Task<(Guid Id, string Village)> PlaceAsync(string number) => (
        await portal.OwnerScalarAsync<Guid>("select id from household where tenant_id = 130607 and number = $1", number),
        await portal.OwnerScalarAsync<string>("select left(org_code, 12) from household where tenant_id = 130607 and number = $1", number));

    private Task<string> ReasonsAsync(string number) => portal.OwnerScalarAsync<string>(
        """
        select coalesce(string_agg(f.value || ' ' || f.evidence, ', ' order by f.value), '') from person_fact f
        join person p on (p.tenant_id, p.id) = (f.tenant_id, f.person_id)
        join household h on (h.tenant_id, h.id) = (p.tenant_id, p.household_id)
        where h.tenant_id = 130607 and h.number = $1 and f.kind = 'NotEnrolling' and f.coverage_year = 2023
        """,
        number);
}
