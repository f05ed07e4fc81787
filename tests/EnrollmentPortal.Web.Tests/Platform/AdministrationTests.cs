using System.Net;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Platform;

/// <summary>The administrator's pages in Chromium, and what an auditor reads of it.</summary>
public sealed class AdministrationTests(RunningPortal portal)
{
    [Fact]
    public async Task Users_GivenANewAccount_ThenItsPasswordWorksUntilItIsDisabledAndTheAuditorReadsIt()
    {
        // Given
        var name = "new-" + Guid.NewGuid().ToString("N")[..8];
        var password = string.Empty;
        await portal.BrowseAsync("admin", "/platform/users?tenant=500240", async page =>
        {
            await page.AwaitCircuitAsync();

            // When
            await page.ClickAsync("text=新建账号");
            await page.FillAsync("#new-user-name", name);
            await page.FillAsync("#new-display-name", "田小雨");
            await page.SelectOptionAsync("#new-role", "TownshipClerk");
            await page.FillAsync("#new-unit", "500240");
            await page.ClickAsync(".new-user button[type=submit]");
            await Assertions.Expect(page.Locator(".new-user [role=alert]")).ToContainTextAsync("9 位");
            await page.FillAsync("#new-unit", "500240108");
            await page.ClickAsync(".new-user button[type=submit]");
            await Assertions.Expect(page.Locator("code.money-large")).ToBeVisibleAsync();
            password = await page.InnerTextAsync("code.money-large");

            // Then
            using var entered = await portal.SignInAsync(name, password);
            var row = page.Locator($"tr:has(td:text-is('{name}'))");
            await row.GetByText("停用", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
            await row.GetByText("确认", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
            await Assertions.Expect(row.Locator(".tag-bad")).ToBeVisibleAsync();
        });

        using var refused = await portal.VisitAsync();
        using var answer = await refused.SignInAsync(name, password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await portal.BrowseAsync("shizhu-shenji", "/audit?action=user.disabled&person=平台", async page =>
        {
            await Assertions.Expect(page.Locator("table.audit")).ToContainTextAsync(name);
            await Assertions.Expect(page.Locator("table.audit tbody tr").First).ToContainTextAsync("停用账号");
        });
    }

    [Fact]
    public async Task Tenants_GivenADateOutsideAndOneInside_ThenTheFirstIsRefusedAndTheSecondIsSet()
    {
        // Given: 永川, whose date no other test looks at
        var before = await portal.OwnerScalarAsync<DateOnly>("select business_date from tenant where id = 500118");
        await portal.BrowseAsync("admin", "/platform/tenants", async page =>
        {
            await page.AwaitCircuitAsync();
            var row = page.Locator("tr:has(td:text-is('500118'))");

            // When, Then
            await SetAsync(row, "1999-01-01");
            await Assertions.Expect(page.Locator("main [role=alert]")).ToContainTextAsync("日期应在");
            await SetAsync(row, Display(before.AddDays(1)));
            await Assertions.Expect(page.Locator(".notice-good")).ToContainTextAsync(Display(before.AddDays(1)));
        });
        Assert.Equal(before.AddDays(1), await portal.OwnerScalarAsync<DateOnly>("select business_date from tenant where id = 500118"));
        Assert.Equal(1L, await portal.OwnerScalarAsync<long>("select count(*) from audit_entry where tenant_id = 500118 and action = 'tenant.date-set'"));
        await portal.OwnerScalarAsync<int>("update tenant set business_date = $1 where id = 500118 returning id", before);
    }

    [Theory]
    [InlineData("admin", "/platform/tenants")]
    [InlineData("admin", "/platform/users")]
    [InlineData("shizhu-shenji", "/audit")]
    public async Task Page_GivenAPhoneAndEnglish_ThenItFitsAndIsInEnglish(string userName, string path) =>
        await portal.BrowseAsync(
            userName,
            path,
            async page =>
            {
                await page.AwaitCircuitAsync();
                await Assertions.Expect(page.Locator("table.data")).ToBeVisibleAsync();
                await page.AssertFitsAsync();
                Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", await page.InnerTextAsync("main h1"));
            },
            Screen.Phone.InEnglish);

    private static string Display(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task SetAsync(ILocator row, string date)
    {
        await row.Locator("input[type=date]").FillAsync(date);
        await row.Locator("input[type=date]").PressAsync("Tab");
        await row.GetByText("设定日期", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
        await row.GetByText("确认", new LocatorGetByTextOptions { Exact = true }).ClickAsync();
    }
}
