using System.Net;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Plans;

/// <summary>Changing an amount, what becomes of the situations, and of the county's people.</summary>
public sealed class TryAndImpactBrowserTests(RunningPortal portal)
{
    private const string WhatIf = "/plan/what-if";

    [Fact]
    public async Task Try_GivenAnotherSubsidy_ThenTheSituationsDifferAndAnOwnExpectationTurnsRed() =>
        await portal.BrowseAsync("shizhu", WhatIf, async page =>
        {
            // Given: a situation of the office's own that must stay at 38 yuan
            await page.AwaitCircuitAsync();
            await Assertions.Expect(page.Locator(".try-sums")).ToContainTextAsync("与已发布方案一致");
            var name = "应一直是 38 元 " + Guid.NewGuid().ToString("N")[..6];
            await page.GetByRole(AriaRole.Button, new() { Name = "添加情形" }).ClickAsync();
            await page.FillAsync("#situation-name", name);
            await page.GetByRole(AriaRole.Checkbox, new() { Name = "城乡低保对象", Exact = true }).CheckAsync();
            await Assertions.Expect(page.Locator(".situation-preview")).ToContainTextAsync("¥38.00");
            await page.FillAsync("#situation-self-pay", "38");
            await page.GetByRole(AriaRole.Button, new() { Name = "保存情形" }).ClickAsync();
            var own = page.Locator(".situation", new() { HasText = name });
            await Assertions.Expect(own).ToContainTextAsync("符合预期");

            // When
            await page.GetByRole(AriaRole.Textbox, new() { Name = "城乡低保对象 一档 资助" }).FillAsync("350");
            await page.Keyboard.PressAsync("Tab");

            // Then
            await Assertions.Expect(own).ToContainTextAsync("预期：自付 ¥38.00");
            await Assertions.Expect(own).ToContainTextAsync("自付 ¥38.00 → ¥30.00");
            await Assertions.Expect(page.Locator(".situation", new() { HasText = "城乡低保对象，一档" })).ToContainTextAsync("资助：¥342.00 → ¥350.00");
            await Assertions.Expect(page.Locator(".situation", new() { HasText = "普通居民，集中期内一档" })).ToContainTextAsync("不变");

            // When, Then: the address alone shows the same, and the situation can go again
            await page.ReloadAsync();
            await page.AwaitCircuitAsync();
            await Assertions.Expect(own).ToContainTextAsync("¥30.00");
            await own.GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();
            await own.GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync();
            await Assertions.Expect(own).ToHaveCountAsync(0);
        });

    [Fact]
    public async Task Impact_GivenAHigherStandard_ThenTotalsPeopleAndBothAssessmentsFollowEachOther() =>
        await portal.BrowseAsync("yongchuan", WhatIf + "?tab=impact&a=" + Uri.EscapeDataString("一档|370"), async page =>
        {
            // Given
            await page.AwaitCircuitAsync();

            // When
            await page.GetByRole(AriaRole.Button, new() { Name = "开始测算" }).ClickAsync();

            // Then
            var dearer = page.Locator(".impact-summary tr", new() { HasText = "多缴" }).GetByRole(AriaRole.Link);
            await Assertions.Expect(dearer).ToBeVisibleAsync();
            var people = await dearer.InnerTextAsync();
            await dearer.ClickAsync();
            await Assertions.Expect(page.Locator("h1")).ToContainTextAsync($"共 {people} 人");
            await Assertions.Expect(page.Locator(".impact-people li")).ToHaveCountAsync(50);
            await Assertions.Expect(page.Locator(".impact-number").First).ToContainTextAsync("***");
            await page.Locator(".impact-people a").First.ClickAsync();
            await Assertions.Expect(page.Locator(".side-by-side")).ToContainTextAsync("个人缴费标准");
            await Assertions.Expect(page.Locator(".side-differs").First).ToBeVisibleAsync();
        });

    [Fact]
    public async Task Impact_GivenAPhone_ThenNothingScrollsSideways() =>
        await portal.BrowseAsync("fengjie", WhatIf, async page =>
        {
            // Given
            await page.AwaitCircuitAsync();

            // When
            await page.Locator(".situations").WaitForAsync();

            // Then
            await page.AssertFitsAsync();
        }, Screen.Phone);

    [Theory]
    [InlineData("wangchang")]
    [InlineData("taihe")]
    [InlineData("shizhu-caizheng")]
    public async Task WhatIf_GivenSomebodyWhoChangesNoPlans_ThenThePageIsDenied(string user)
    {
        // Given
        using var visitor = await portal.SignInAsync(user);

        // When
        using var answer = await visitor.GetAsync(WhatIf);

        // Then
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
