using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Imports;

/// <summary>A clerk imports a list and saves how it is read, decides a doubtful row of the next one side by side, writes it, and takes it back.</summary>
public sealed class ReviewAndUndoTests(RunningPortal portal)
{
    [Fact]
    public async Task Review_GivenSomebodyOfAnotherName_ThenTheClerkDecidesWritesAndTakesBack() =>
        await portal.BrowseAsync("wangchang", "/registry/import", async page =>
        {
            // Given: a registered person
            await page.AwaitCircuitAsync();
            const string Header = "成员姓名,身份证,所属村,户编号,户主关系,电话";
            var number = IdNumber.Compose("990124", new DateOnly(1968, 7, 9), 351).Reveal();
            await page.ChooseFileAsync("#import-file", "名单.csv", $"{Header}\n任我行,{number},太和社区,IMP-2,户主,\n");
            await page.Locator("#import-source-name").FillAsync("走查来源");
            await page.Locator("#import-source-save").ClickAsync();
            await Assertions.Expect(page.Locator("#import-source-saved")).ToBeVisibleAsync();
            await page.Locator("#import-check").ClickAsync();
            await ApplyAsync(page);

            // When: the next list has another name
            await page.GotoAsync(new Uri(await portal.AddressAsync(), "/registry/import").ToString());
            await page.AwaitCircuitAsync();
            await page.ChooseFileAsync("#import-file", "名单.csv", $"{Header}\n任盈盈,{number},太和社区,IMP-2,户主,13812345678\n");
            await Assertions.Expect(page.Locator("#import-source")).ToHaveValueAsync("走查来源");
            await page.Locator("#import-check").ClickAsync();
            await Assertions.Expect(page.Locator("[data-outcome=Ambiguous]")).ToHaveTextAsync("1");
            await page.Locator("#import-review").ClickAsync();
            await page.Locator("[data-decide=Renamed]").ClickAsync();

            // Then
            await Assertions.Expect(page.Locator(".import-case .tag").Last).ToHaveTextAsync("是名册中的人，姓名按名单");
            await page.GoBackAsync();
            await page.AwaitCircuitAsync();
            await ApplyAsync(page);
            await Assertions.Expect(page.Locator("[data-outcome=Changed]")).ToHaveTextAsync("1");

            // When
            await page.Locator("#import-undo").ClickAsync();
            await page.Locator("main button", new() { HasText = "撤销这次导入" }).ClickAsync();
            await page.Locator(".confirm .btn-primary").ClickAsync();

            // Then
            await Assertions.Expect(page.Locator("main .tag").First).ToHaveTextAsync("已撤销");
        });

    private static async Task ApplyAsync(IPage page)
    {
        await page.Locator("#import-apply").ClickAsync();
        await Assertions.Expect(page.Locator("main .tag").First).ToHaveTextAsync("已写入名册");
    }
}
