using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Plans;

/// <summary>Fields of a draft that hold more than a value: on 石柱's draft, which no other test touches and nobody publishes.</summary>
public sealed class StudioFormBrowserTests(RunningPortal portal)
{
    private readonly DraftVisit _draft = new(portal, "shizhu", "500240");

    [Fact]
    public async Task Amount_GivenOneThatThePlanDoesNotPrint_ThenItSaysSoAndMayBeEnteredAndTakenBack() =>
        await _draft.OnAsync("标准和资助", async page =>
        {
            // Given
            var field = page.GetByRole(AriaRole.Combobox, new() { Name = "烈士遗属 一档 资助" });
            var cell = page.Locator("td", new() { Has = field });
            await Assertions.Expect(field).ToHaveValueAsync("无此档");
            await Assertions.Expect(cell.GetByText("方案未列明（Q-WC-06）")).ToBeVisibleAsync();

            // When
            await field.FillAsync("120");
            await field.BlurAsync();

            // Then
            await Assertions.Expect(cell).ToContainTextAsync("原为 方案未列明（Q-WC-06）");
            await Assertions.Expect(field).ToHaveValueAsync("120");

            // When, Then: what the published version says stands there again
            await field.FillAsync("方案未列明");
            await field.BlurAsync();
            await Assertions.Expect(field).ToHaveValueAsync("无此档");
            await Assertions.Expect(page.Locator(".draft-standing")).Not.ToContainTextAsync("相差");
        });

    [Fact]
    public async Task Assumption_GivenANewOne_ThenItGetsTheNextIdAndATakenOneIsRefusedBesideTheField() =>
        await _draft.OnAsync("未列明事项", async page =>
        {
            // When
            await page.GetByRole(AriaRole.Button, new() { Name = "新增未列明事项" }).ClickAsync();

            // Then
            var added = page.Locator("#Q-WC-20");
            var id = added.GetByRole(AriaRole.Combobox, new() { Name = "编号" });
            await Assertions.Expect(id).ToHaveValueAsync("Q-WC-20");

            // When, Then
            await id.FillAsync("Q-WC-01");
            await id.BlurAsync();
            await Assertions.Expect(added.GetByRole(AriaRole.Alert).First).ToContainTextAsync("“Q-WC-01”已有了");

            // When: one that nothing names can go again
            await added.GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();
            await added.Locator(".confirm").GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync();

            // Then
            await Assertions.Expect(added).ToHaveCountAsync(0);
        });

    [Fact]
    public async Task Row_GivenAnOptionThatBringsItIn_ThenTheSentenceSaysSoAndARowBelowAWiderOneNamesIt() =>
        await _draft.OnAsync("参保途径", async page =>
        {
            // Given
            var row = page.Locator("#list-routes > li").Filter(new() { Has = page.GetByText("随监护人享受", new() { Exact = true }) });
            await row.GetByRole(AriaRole.Button, new() { Name = "修改“随监护人享受”" }).ClickAsync();

            // When
            await row.GetByRole(AriaRole.Combobox, new() { Name = "只在某项未列明事项取某值时采用" }).SelectOptionAsync("Q-WC-04");

            // Then
            await Assertions.Expect(row.Locator(".item-words")).ToContainTextAsync("仅当 Q-WC-04 为 列名的七类");

            // When: it is taken out again, and the row goes below the one that takes everybody it fits
            await row.GetByRole(AriaRole.Button, new() { Name = "去掉“Q-WC-04”" }).ClickAsync();
            await Assertions.Expect(row.Locator(".item-words")).Not.ToContainTextAsync("仅当");
            await row.GetByRole(AriaRole.Button, new() { Name = "下移" }).ClickAsync();
            await Assertions.Expect(page.Locator("#list-routes > li").Nth(2).Locator("strong").First).ToHaveTextAsync("随监护人享受");
            await row.GetByRole(AriaRole.Button, new() { Name = "下移" }).ClickAsync();

            // Then
            await Assertions.Expect(row.GetByRole(AriaRole.Alert).First).ToContainTextAsync("符合的人都已被上面的第 3 行“随监护人只限出生当年”先适用");
        });
}
