using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Imports;

/// <summary>A county sends its list; the clerk of a township finds the rows of that township, and nothing to write or take back.</summary>
public sealed class LargerUnitPageTests(RunningPortal portal)
{
    private const string FileName = "全县名单走查.csv";

    [Fact]
    public async Task Import_GivenAListOfTheCounty_ThenTheTownshipSeesItsRowsAlone()
    {
        // Given
        await portal.BrowseAsync("shizhu", "/registry/import", async page =>
        {
            await page.AwaitCircuitAsync();
            var (here, there) = (IdNumber.Compose("990125", new DateOnly(1971, 2, 3), 551).Reveal(), IdNumber.Compose("990125", new DateOnly(1972, 2, 3), 553).Reveal());
            await page.ChooseFileAsync(
                "#import-file", FileName, $"姓名,身份证号,乡镇,村,户号,与户主关系\n令狐冲,{here},王场镇,太和社区,IMP-3,户主\n岳不群,{there},沿溪镇,滨江社区,IMP-4,户主\n短号甲,12,王场镇,太和社区,IMP-3,子\n");
            await page.Locator("#import-check").ClickAsync();
            await Assertions.Expect(page.Locator("[data-outcome=New]")).ToHaveTextAsync("2");
        });

        // When, Then
        await portal.BrowseAsync("wangchang", "/registry/import", async page =>
        {
            await page.AwaitCircuitAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = FileName }).First.ClickAsync();
            await Assertions.Expect(page.Locator("#import-larger")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("[data-outcome=New]")).ToHaveTextAsync("1");
            await Assertions.Expect(page.Locator("[data-outcome=Faulty]")).ToHaveTextAsync("1");
            await Assertions.Expect(page.Locator("#import-rows tbody tr")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator("#import-rows")).ToContainTextAsync("短号甲");
            await Assertions.Expect(page.Locator("#import-apply, #import-coverage, #import-undo")).ToHaveCountAsync(0);
        });
    }
}
