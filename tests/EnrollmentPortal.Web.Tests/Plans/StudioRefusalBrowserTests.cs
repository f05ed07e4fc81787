using System.Text.RegularExpressions;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Plans;

/// <summary>What a draft refuses, and how it says so: on 永川's draft, which no other test touches and nobody publishes.</summary>
public sealed class StudioRefusalBrowserTests(RunningPortal portal)
{
    private readonly DraftVisit _draft = new(portal, "yongchuan", "500118");

    [Fact]
    public async Task Order_GivenARowThatIsDragged_ThenItMovesAndTheKeyboardPutsItBack() =>
        await _draft.OnAsync("参保途径", async page =>
        {
            // Given
            var rows = page.Locator("#list-routes > li");
            var third = await rows.Nth(2).Locator("strong").First.InnerTextAsync();

            // When
            await rows.Nth(2).Locator(".item-number").DragToAsync(rows.Nth(1).Locator(".item-number"));

            // Then
            await Assertions.Expect(rows.Nth(1).Locator("strong").First).ToHaveTextAsync(third);
            await Assertions.Expect(page.Locator(".draft-standing")).ToContainTextAsync("相差 1 处");

            // When
            await page.Locator("#list-routes-1-down").FocusAsync();
            await page.Keyboard.PressAsync("Enter");

            // Then: the button went with its row and is still the one that Enter presses
            await Assertions.Expect(rows.Nth(2).Locator("strong").First).ToHaveTextAsync(third);
            await Assertions.Expect(page.Locator("#list-routes-2-down")).ToBeFocusedAsync();
            await Assertions.Expect(page.Locator(".draft-standing")).Not.ToContainTextAsync("相差");
        });

    [Fact]
    public async Task Delete_GivenAWindowThatWaysInAskFor_ThenItIsRefusedAndSaysWhichOnes() =>
        await _draft.OnAsync("缴费期", async page =>
        {
            // Given
            var rows = page.Locator("#list-windows > li");
            var window = rows.Nth(1);
            await Assertions.Expect(window).ToBeVisibleAsync();
            var count = await rows.CountAsync();

            // When
            await window.GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();
            await window.GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync();

            // Then
            await Assertions.Expect(window.GetByRole(AriaRole.Alert)).ToContainTextAsync(new Regex("不能去掉“.+”：仍被以下内容使用——.*参保途径“"));
            await Assertions.Expect(rows).ToHaveCountAsync(count);
        });

    [Fact]
    public async Task Window_GivenAnEndBeforeItsBeginning_ThenItIsRefusedBesideTheField() =>
        await _draft.OnAsync("缴费期", async page =>
        {
            // Given
            var line = page.Locator(".strip-row").First;
            var end = line.Locator("input[type=date]").Nth(1);
            var before = await end.InputValueAsync();

            // When
            await end.FillAsync("2020-01-01");

            // Then
            await Assertions.Expect(line.GetByRole(AriaRole.Alert)).ToContainTextAsync("止日（2020-01-01）早于起日");
            await Assertions.Expect(page.Locator(".draft-standing")).Not.ToContainTextAsync("相差");
            await page.ReloadAsync();
            await Assertions.Expect(page.Locator(".strip-row").First.Locator("input[type=date]").Nth(1)).ToHaveValueAsync(before);
        });

    [Fact]
    public async Task Save_GivenAColleagueWhoWasFaster_ThenTheSecondIsToldWhatChangedAndMaySaveStill() =>
        await _draft.OnAsync("标准和资助", async page =>
        {
            // Given: the colleague has changed the standard meanwhile
            var field = Standard(page);
            await portal.BrowseAsync("yongchuan-2", new Uri(page.Url).PathAndQuery, async other =>
            {
                await other.AwaitCircuitAsync();
                await Standard(other).FillAsync("361");
                await Standard(other).BlurAsync();
                await Assertions.Expect(other.Locator("td", new() { Has = Standard(other) })).ToContainTextAsync("原为");
            });

            // When
            await field.FillAsync("362");
            await field.BlurAsync();

            // Then: who, what, and what was typed is still there
            var cell = page.Locator("td", new() { Has = field });
            await Assertions.Expect(cell.GetByRole(AriaRole.Alert)).ToContainTextAsync("唐文静刚刚改了这份草案（1 处）");
            await Assertions.Expect(page.GetByRole(AriaRole.Alert, new() { Name = "您打开草案之后，其他人改了" })).ToContainTextAsync("→ 361");
            await Assertions.Expect(field).ToHaveValueAsync("362");

            // When, Then
            await cell.GetByRole(AriaRole.Button, new() { Name = "仍要保存" }).ClickAsync();
            await page.SettleAsync();
            await Assertions.Expect(cell.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
            // The alert goes when the save begins; the draft names its new writer when it is done.
            await Assertions.Expect(page.Locator(".draft-state")).Not.ToContainTextAsync("唐文静");
            Assert.Equal("362", await portal.OwnerScalarAsync<string>("select document #>> '{tiers,0,standard}' from plan_draft where org_code = '500118'"));
        });

    [Fact]
    public async Task Publish_GivenADraftThatHasGoneWrongSinceItWasChecked_ThenItIsRefused() =>
        await _draft.OnAsync("标准和资助", async page =>
        {
            // Given: checked, and then a document under it changed so that it no longer loads
            await page.GetByRole(AriaRole.Button, new() { Name = "核对通过" }).ClickAsync();
            await Assertions.Expect(page.Locator(".draft-steps")).ToContainTextAsync("须由另一位同事发布");
            await portal.OwnerScalarAsync<long>("""
                with broken as (update plan_draft set document = jsonb_set(document, '{tiers,0,standard}', '"many"') where org_code = '500118' returning 1)
                select count(*) from broken
                """);

            await portal.BrowseAsync("yongchuan-2", new Uri(page.Url).PathAndQuery, async other =>
            {
                // When
                await other.AwaitCircuitAsync();
                await other.GetByRole(AriaRole.Button, new() { Name = "发布方案" }).ClickAsync();
                await other.Locator(".confirm").GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync();

                // Then
                await Assertions.Expect(other.Locator(".notice-danger").First).ToContainTextAsync("处错误，改正后才能核对和发布");
            });
            Assert.Equal(1L, await portal.OwnerScalarAsync<long>("select count(*) from plan_version where org_code = '500118'"));
        });

    [Fact]
    public async Task Check_GivenNextYearsDraft_ThenItIsRefusedUntilEachThingFromLastYearWasLookedAt() =>
        await _draft.OnAsync("年份文字", async page =>
        {
            // Given
            var open = page.Locator(".year-sums [role=status]");
            var count = int.Parse(Regex.Match(await open.InnerTextAsync(), @"\d+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value, System.Globalization.CultureInfo.InvariantCulture);

            // When: one is taken, one is left
            await page.Locator(".year-text").First.GetByRole(AriaRole.Button, new() { Name = "改用建议" }).ClickAsync();
            await Assertions.Expect(open).ToContainTextAsync($"{count - 1} 处");
            await page.Locator(".year-text").First.GetByRole(AriaRole.Button, new() { Name = "保持原文" }).ClickAsync();
            await Assertions.Expect(open).ToContainTextAsync($"{count - 2} 处");

            // When: of what came from last year one thing is looked at, by name
            var listed = page.Locator(".next-year [role=status]");
            var things = int.Parse(Regex.Match(await listed.InnerTextAsync(), @"\d+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value, System.Globalization.CultureInfo.InvariantCulture);
            await page.GetByRole(AriaRole.Button, new() { Name = "已核对：特困对象" }).ClickAsync();
            await Assertions.Expect(listed).ToContainTextAsync($"{things - 1} 项要逐项核对");
            await Assertions.Expect(page.Locator(".next-year summary")).ToContainTextAsync("已逐项核对 1 项");
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "已核对：城乡孤儿" })).ToBeFocusedAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "核对通过" }).ClickAsync();

            // Then: the year words are one line of the list
            await Assertions.Expect(page.Locator(".notice-danger").First).ToContainTextAsync($"有 {things - 2} 项是从上一年复制来的");

            // When: the standard rises and 全额 stays an amount
            await page.GetByRole(AriaRole.Navigation, new() { Name = "草案的内容" }).GetByRole(AriaRole.Link, new() { Name = "标准和资助" }).ClickAsync();
            await Standard(page).FillAsync("400");
            await Standard(page).BlurAsync();

            // Then
            await Assertions.Expect(page.Locator(".next-year li").Filter(new() { HasText = "城乡孤儿" }).First)
                .ToContainTextAsync("上一年资助 ¥350.00，等于个人缴费标准；现在资助 ¥350.00、标准 ¥400.00，本人要缴 ¥50.00");
        }, copy: "复制为 2024 年草案");

    private static ILocator Standard(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "一档 个人缴费标准", Exact = true });
}
