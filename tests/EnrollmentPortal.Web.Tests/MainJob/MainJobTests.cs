using System.Net;
using System.Text.RegularExpressions;
using EnrollmentPortal.Web.Tests.Desk;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnrollmentPortal.Web.Tests.MainJob;

/// <summary>The job that the portal is for, from search to receipt, and what the village and the county see of it.</summary>
public sealed partial class MainJobTests(RunningPortal portal)
{
    // 王场 / 太和社区: the demonstration's example household.
    private const string Household = "00000001";
    private const string LowIncomeHead = "谭国华";
    private const string TwiceCertifiedMother = "向玉珍";

    [Fact]
    public async Task Desk_GivenTheExampleHousehold_ThenPaysPrintsAndEverybodySeesIt()
    {
        var before = await EnrolledInVillageAsync();

        // Given, When: the clerk finds the household, chooses two members and their tiers, and takes the payment
        var (receipt, printed) = (string.Empty, string.Empty);
        await portal.BrowseAsync("wangchang", "/desk", async page =>
        {
            await OpenHouseholdAsync(page);
            await ChooseAsync(page, LowIncomeHead, "一档");
            await ChooseAsync(page, TwiceCertifiedMother, "二档");
            await Expect(page.Locator(".desk-total .money-large")).ToHaveTextAsync("¥413.00");
            receipt = await page.PayAsync();
            printed = await PrintAsync(page);
        });

        // Then: the receipt is numbered and nobody else's, the village list and the county's board count two more
        Assert.Matches(ReceiptNumber(), receipt);
        using var stranger = await portal.SignInAsync("songgai");
        using var refused = await stranger.GetAsync(printed);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(before + 2, await EnrolledInVillageAsync());
        await portal.BrowseAsync("taihe", "/villages/500240108001", page =>
            Expect(page.Locator(".figure.good .figure-number")).ToHaveTextAsync($"{before + 2}"), Screen.Phone);
        await portal.BrowseAsync("shizhu", "/progress/500240108001", page =>
            Expect(page.Locator(".sums dd").Nth(1)).ToHaveTextAsync($"{before + 2}"));
    }

    [Fact]
    public async Task Addresses_GivenAnotherTownshipOrCounty_ThenTheClerkGetsNoHousehold()
    {
        // Given: a household of another county, and one of another township of the clerk's own county
        var foreign = await portal.OwnerScalarAsync<Guid>("select id from household where tenant_id = 500118 limit 1");
        var neighbour = await portal.OwnerScalarAsync<Guid>(
            """
            with moved as (
              insert into household (tenant_id, id, org_code, number, head_name)
              select 500240, gen_random_uuid(), min(org_code), 'neighbour-' || gen_random_uuid(), '邻镇户'
              from org_unit where tenant_id = 500240 and level = 'Village' and org_code not like '500240108%'
              returning id)
            select id from moved
            """);

        // When, Then
        using var clerk = await portal.SignInAsync("wangchang");
        foreach (var household in new[] { foreign, neighbour })
        {
            await portal.BrowseAsync(clerk, $"/desk/{household}", page => Expect(page.Locator(".desk-household [role=alert]")).ToBeVisibleAsync());
            await portal.BrowseAsync(clerk, $"/register?household={household}", async page =>
            {
                await page.AwaitCircuitAsync();
                await Expect(page.Locator("main [role=alert]")).ToBeVisibleAsync();
                await Expect(page.Locator("body")).Not.ToContainTextAsync("邻镇户");
            });
        }
    }

    [Theory]
    [InlineData("/villages/500240103001")]
    [InlineData("/villages/500118107001")]
    [InlineData("/progress/500240")]
    [InlineData("/progress/500118107")]
    [InlineData("/plan/500118107")]
    public async Task Addresses_GivenAnotherUnit_ThenItsPageShowsARefusalAndNoFigure(string path) =>
        await portal.BrowseAsync("wangchang", path, async page =>
        {
            await Expect(page.Locator("main [role=alert], main .empty").First).ToBeVisibleAsync();
            await Expect(page.Locator("main table")).ToHaveCountAsync(0);
        });

    private static async Task OpenHouseholdAsync(IPage page)
    {
        await page.Locator("[data-desk]").WaitForAsync();
        await Expect(page.Locator("#desk-search")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(Household);
        await page.Locator("[data-hit]").First.WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("tr[data-member]")).ToHaveCountAsync(4);
        await page.GetByText("全不选").ClickAsync();
        // A tick that is still drawn would be taken for the one that is wanted, and not clicked.
        await Expect(page.Locator("[data-choose]:checked")).ToHaveCountAsync(0);
    }

    private static async Task ChooseAsync(IPage page, string name, string tier)
    {
        var row = page.Locator("tr[data-member]", new PageLocatorOptions { HasText = name });
        await row.Locator($"input[value={tier}]").CheckAsync();
        await row.Locator("[data-choose]").CheckAsync();
        await Expect(page.Locator(".desk-names")).ToContainTextAsync($"{name} · {tier}");
    }

    private static async Task<string> PrintAsync(IPage page)
    {
        var link = (await page.Locator(".desk-paid a[target=_blank]").GetAttributeAsync("href"))!;
        await page.GotoAsync(new Uri(new Uri(page.Url), link).ToString());
        await Expect(page.Locator(".receipt-copy")).ToHaveCountAsync(2);
        foreach (var copy in await page.Locator(".receipt-copy").AllAsync())
        {
            await Expect(copy).ToContainTextAsync("¥38.00");
            await Expect(copy).ToContainTextAsync("¥375.00");
            await Expect(copy).ToContainTextAsync("肆佰壹拾叁元整");
        }

        return link;
    }

    private Task<int> EnrolledInVillageAsync() => portal.OwnerScalarAsync<int>(
        "select coalesce(sum(enrolled), 0)::int from village_progress where tenant_id = 500240 and org_code = '500240108001'");

    [GeneratedRegex(@"^500240108-2024-\d{6}$", RegexOptions.None, 1000)]
    private static partial Regex ReceiptNumber();
}
