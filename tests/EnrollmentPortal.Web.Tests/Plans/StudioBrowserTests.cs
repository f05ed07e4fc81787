using System.Net;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Plans;

/// <summary>An official's draft on its pages, from the copy to the decision.</summary>
public sealed class StudioBrowserTests(RunningPortal portal)
{
    private const string Studio = "/plan/studio";

    [Fact]
    public async Task Draft_GivenASubsidyAboveTheStandard_ThenTheFaultStandsBesideTheFieldUntilItIsCorrected() =>
        await portal.BrowseAsync("mancheng", Studio, async page =>
        {
            // Given
            await page.AwaitCircuitAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "第 1 版复制为草案" }).First.ClickAsync();
            var field = page.GetByRole(AriaRole.Textbox, new() { Name = "农村低保对象 单一档 资助" }).Or(page.GetByRole(AriaRole.Combobox, new() { Name = "农村低保对象 单一档 资助" }));
            await field.WaitForAsync();
            var published = await field.InputValueAsync();

            // When
            await field.FillAsync("9999");
            await field.BlurAsync();

            // Then
            var cell = page.Locator("td", new() { Has = field });
            await Assertions.Expect(cell).ToContainTextAsync("资助超过了个人缴费标准");
            await Assertions.Expect(cell).ToContainTextAsync("原为 " + published);
            await page.GetByRole(AriaRole.Button, new() { Name = "核对通过" }).ClickAsync();
            await Assertions.Expect(page.Locator(".notice-danger").First).ToContainTextAsync("改正后才能核对");
            await Assertions.Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "试算" })).ToContainTextAsync("处错误，暂时不能试算");

            // When: it is corrected and checked
            await field.FillAsync("1");
            await field.BlurAsync();
            await Assertions.Expect(cell).Not.ToContainTextAsync("资助超过");

            // Then: the situations beside the form say what that changes
            var rural = page.GetByRole(AriaRole.Complementary, new() { Name = "试算" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = "农村低保对象，特殊人群窗口" }).First;
            await Assertions.Expect(rural.Locator("del").First).ToBeVisibleAsync();
            await Assertions.Expect(rural.Locator(".beside-differs", new() { HasText = "资助" })).ToContainTextAsync("→ ¥1.00");

            // When: checked
            await page.GetByRole(AriaRole.Button, new() { Name = "核对通过" }).ClickAsync();

            // Then: somebody else must publish it
            await Assertions.Expect(page.Locator(".draft-steps")).ToContainTextAsync("须由另一位同事发布");
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "发布方案" })).ToHaveCountAsync(0);

            // When: it is discarded
            await page.GetByRole(AriaRole.Button, new() { Name = "放弃草案" }).ClickAsync();
            await Assertions.Expect(page.Locator(".confirm")).ToContainTextAsync("2 处改动");
            await page.Locator(".confirm").GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync();

            // Then
            await Assertions.Expect(page.Locator(".empty")).ToContainTextAsync("没有草案");
        });

    [Fact]
    public async Task Import_GivenAFileWithAFault_ThenItsPlaceIsNamedAndTheDraftShowsItOnItsTab()
    {
        // Given: the county's own file with a kind of window that there is not
        var id = await portal.OwnerScalarAsync<Guid>("select id from plan_version where org_code = '500236' order by version limit 1");
        using var official = await portal.SignInAsync("fengjie");
        using var file = await official.GetAsync($"{Studio}/files/{id}");
        var wrong = (await file.Content.ReadAsStringAsync()).Replace("\"kind\": \"open\"", "\"kind\": \"ajar\"", StringComparison.Ordinal);
        await portal.BrowseAsync("fengjie", Studio + "/import", async page =>
        {
            await page.AwaitCircuitAsync();

            // When
            await page.ChooseFileAsync("#plan-file", "plan.json", wrong);

            // Then
            await Assertions.Expect(page.Locator(".notice-danger")).ToContainTextAsync("种类 没有这个值（ajar） 500236/2023 $.windows[1].kind");
            await page.GetByRole(AriaRole.Button, new() { Name = "成为草案" }).ClickAsync();
            var tab = page.GetByRole(AriaRole.Navigation, new() { Name = "草案的内容" }).GetByRole(AriaRole.Link, new() { Name = "缴费期" });
            await Assertions.Expect(tab.Locator(".tag-bad")).ToHaveTextAsync("1");

            // When, Then: it goes as it came
            await page.GetByRole(AriaRole.Button, new() { Name = "放弃草案" }).ClickAsync();
            await page.Locator(".confirm").GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync();
            await Assertions.Expect(page.Locator(".empty")).ToContainTextAsync("没有草案");
        });
    }

    [Fact]
    public async Task File_GivenAVersion_ThenItsOfficialGetsItAndAnotherCountyNothing()
    {
        // Given
        var id = await portal.OwnerScalarAsync<Guid>("select id from plan_version where org_code = '130607' order by version limit 1");
        using var official = await portal.SignInAsync("mancheng");
        using var stranger = await portal.SignInAsync("fengjie");
        using var clerk = await portal.SignInAsync("wangchang");

        // When
        using var file = await official.GetAsync($"{Studio}/files/{id}");
        using var nothing = await stranger.GetAsync($"{Studio}/files/{id}");
        using var denied = await clerk.GetAsync($"{Studio}/files/{id}");

        // Then
        Assert.Equal("130607-2023-v1.json", file.Content.Headers.ContentDisposition!.FileName);
        Assert.StartsWith("{\n  \"$schema\"", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, denied.StatusCode);
    }

    [Theory]
    [InlineData("wangchang")]
    [InlineData("shizhu-shenji")]
    public async Task Studio_GivenSomebodyWhoChangesNoPlans_ThenThePageIsDenied(string user)
    {
        // Given
        using var visitor = await portal.SignInAsync(user);

        // When
        using var answer = await visitor.GetAsync(Studio);

        // Then
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
