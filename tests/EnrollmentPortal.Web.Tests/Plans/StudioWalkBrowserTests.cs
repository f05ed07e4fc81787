using EnrollmentPortal.Web.Tests.Desk;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Plans;

/// <summary>A plan from one version to the next, in the hands of two officials and a desk of 随县, where no other test prices anybody.</summary>
public sealed class StudioWalkBrowserTests(RunningPortal portal)
{
    private const string Studio = "/plan/studio";
    private const string Category = "稳定脱贫人口（未纳入监测）";

    [Fact]
    public async Task Plan_GivenADraftThatTwoOfficialsPublish_ThenUnpaidPeopleArePricedAnewAndPaidOnesStay()
    {
        // Given: two households with somebody in the category; one has paid
        var (first, second) = (await HouseholdsAsync()).Split(',') is [var one, var two] ? (one.Split(' '), two.Split(' ')) : throw new InvalidOperationException("The town has no two such households.");
        var before = string.Empty;
        await portal.BrowseAsync("lishan", "/desk", async page =>
        {
            await page.OpenHouseholdAsync(first[0]);
            await page.PayAndPrintAsync();
        });
        await portal.BrowseAsync("lishan", "/desk", async page =>
        {
            await page.OpenHouseholdAsync(second[0]);
            before = await page.InnerTextAsync(".money-large");
        });
        var paid = await PaidAsync(first[0]);

        // When
        await portal.BrowseAsync("suixian", Studio, EditAsync);
        await portal.BrowseAsync("suixian-2", Studio, PublishAsync);

        // Then
        Assert.Equal(paid, await PaidAsync(first[0]));
        await portal.BrowseAsync("lishan", "/desk", async page =>
        {
            await page.OpenHouseholdAsync(second[0]);
            await Assertions.Expect(page.Locator(".money-large")).ToHaveTextAsync(Less(before, 10m * int.Parse(second[1], System.Globalization.CultureInfo.InvariantCulture)));
        });
    }

    private static async Task EditAsync(IPage page)
    {
        await page.AwaitCircuitAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "第 1 版复制为草案" }).First.ClickAsync();

        // A subsidy
        var subsidy = page.GetByRole(AriaRole.Combobox, new() { Name = $"{Category} 单一档 资助" });
        await subsidy.FillAsync("80");
        await subsidy.BlurAsync();
        await Assertions.Expect(page.Locator("td", new() { Has = subsidy })).ToContainTextAsync("原为 70");

        // A window: turned round it is refused where it was typed, moved it takes its neighbour along
        await TabAsync(page, "缴费期");
        var end = page.GetByLabel("务工返乡续保延长期 止日", new() { Exact = true });
        await Assertions.Expect(end).ToHaveValueAsync("2023-02-28");
        await end.FillAsync("2022-12-01");
        await Assertions.Expect(page.Locator(".strip-row").Nth(1)).ToContainTextAsync("止日（2022-12-01）早于起日（2023-01-01）");
        await end.FillAsync("2023-03-05");
        await Assertions.Expect(page.Locator(".strip-row").Nth(2)).ToContainTextAsync("原为 2023-03-01 — 2023-12-31");

        // An assumption: who, by which document, when
        await TabAsync(page, "未列明事项");
        var open = page.Locator("#Q-SX-08");
        await open.GetByRole(AriaRole.Button, new() { Name = "确认", Exact = true }).ClickAsync();
        await Assertions.Expect(open).ToContainTextAsync("请填写确认人、依据文件和确认日期");
        await open.GetByLabel("确认人").FillAsync("县医保局 王五");
        await open.GetByLabel("依据文件").FillAsync("随医保函〔2022〕12号");
        await open.GetByLabel("确认日期").FillAsync("2022-10-09");
        await open.GetByRole(AriaRole.Button, new() { Name = "确认", Exact = true }).ClickAsync();
        await Assertions.Expect(open).ToContainTextAsync("县医保局 王五确认，依据：随医保函〔2022〕12号，2022-10-09");

        // A way in, moved by keyboard: the button that was pressed keeps the focus
        await TabAsync(page, "参保途径");
        await page.GetByRole(AriaRole.Button, new() { Name = "上移“缴费期内”" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#list-routes li").Nth(2)).ToContainTextAsync("缴费期内");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "上移“缴费期内”" })).ToBeFocusedAsync();

        // What all that does
        await TabAsync(page, "试算");
        await Assertions.Expect(page.Locator(".try-sums")).ToBeVisibleAsync();
        await TabAsync(page, "影响测算");
        await page.GetByRole(AriaRole.Button, new() { Name = "开始测算" }).ClickAsync();
        await Assertions.Expect(page.Locator(".impact-summary tr", new() { HasText = "少缴" }).GetByRole(AriaRole.Link)).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await TabAsync(page, "改动");
        await Assertions.Expect(page.Locator(".differences").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("section", new() { HasText = "与 2023 年第 1 版的差异" }).First).ToContainTextAsync($"{Category} 单一档 资助：70 → 80");
        await Assertions.Expect(page.Locator("section", new() { HasText = "与 2023 年第 1 版的差异" }).First).ToContainTextAsync("早于缴费时间：第 3 位 → 第 4 位");
        await page.GetByRole(AriaRole.Button, new() { Name = "核对通过" }).ClickAsync();
        await Assertions.Expect(page.Locator(".draft-steps")).ToContainTextAsync("须由另一位同事发布");
    }

    private static async Task PublishAsync(IPage page)
    {
        await page.AwaitCircuitAsync();
        await page.Locator(".studio-drafts a").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "发布方案" }).ClickAsync();
        await page.Locator(".confirm").GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice-good")).ToContainTextAsync("第 2 版已发布");
        var row = page.Locator(".version-table tbody tr").First;
        await Assertions.Expect(row).ToContainTextAsync($"{Category} 单一档 资助：70 → 80");
        await Assertions.Expect(row).ToContainTextAsync("李志刚 核对，张建军 发布");
        await row.GetByRole(AriaRole.Link, new() { Name = "2023 年第 2 版" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("第 2 版");
        await Assertions.Expect(page.Locator(".differences").First).ToBeVisibleAsync();
    }

    private static Task TabAsync(IPage page, string name) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "草案的内容" }).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();

    private static string Less(string yuan, decimal by) =>
        "¥" + (decimal.Parse(yuan.TrimStart('¥'), System.Globalization.CultureInfo.InvariantCulture) - by).ToString("#,##0.00", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The numbers of two households of the desk's town whose only certificates are of the category, and how many people hold one; nobody has paid.</summary>
    private Task<string> HouseholdsAsync() => portal.OwnerScalarAsync<string>(
        """
        select string_agg(number || ' ' || holders, ',') from (
          select h.number, count(*) as holders from household h
          join person p on (p.tenant_id, p.household_id) = (h.tenant_id, h.id)
          join person_identity i on (i.tenant_id, i.person_id) = (p.tenant_id, p.id) and i.category = $1 and i.ended_on is null
          where h.tenant_id = 421321 and starts_with(h.org_code, '421321101') and p.exemption_reason is null
            and not exists (select from enrollment e where (e.tenant_id, e.household_id) = (h.tenant_id, h.id))
            and not exists (select from person o join person_identity other on (other.tenant_id, other.person_id) = (o.tenant_id, o.id)
                            where (o.tenant_id, o.household_id) = (h.tenant_id, h.id) and (other.category <> $1 or other.ended_on is not null or o.exemption_reason is not null))
          group by h.number order by h.number limit 2) two
        """,
        Category);

    private Task<string> PaidAsync(string number) => portal.OwnerScalarAsync<string>(
        """
        select string_agg(e.plan_version_id || ' ' || e.subsidy_fen || ' ' || e.self_pay_fen || ' ' || e.route, ';' order by e.person_id)
        from enrollment e join household h on (h.tenant_id, h.id) = (e.tenant_id, e.household_id) where h.tenant_id = 421321 and h.number = $1
        """,
        number);
}
