using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Households.IdNumbers;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Imports;

/// <summary>A clerk sends a list, looks at what it would do, and lets it be written.</summary>
public sealed class ImportPageTests(RunningPortal portal)
{
    [Fact]
    public async Task Import_GivenAListWithAFaultyRow_ThenDryRunErrorFileAndApplicationFollowEachOther() =>
        await portal.BrowseAsync("wangchang", "/registry/import", async page =>
        {
            // Given
            await page.AwaitCircuitAsync();
            var number = IdNumber.Compose("990123", new DateOnly(1977, 3, 5), 777).Reveal();
            var text = $"成员姓名,身份证,所属村,户编号,户主关系\n东方不败,{number},太和社区,IMP-1,户主\n短号,123,太和社区,IMP-1,子\n";

            // When
            await page.ChooseFileAsync("#import-file", "名单.csv", text);
            await page.Locator("#import-check").ClickAsync();

            // Then
            await Assertions.Expect(page.Locator("[data-outcome=New]")).ToHaveTextAsync("1");
            await Assertions.Expect(page.Locator("[data-outcome=Faulty]")).ToHaveTextAsync("1");
            await page.Locator("#import-errors").ClickAsync();
            var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#import-error-file").ClickAsync());
            using var errors = TableFile.Open(await download.PathAsync(), CancellationToken.None).Value;
            Assert.Equal(["户主关系", "子"], errors.Rows().Select(row => row[4]));
            Assert.Equal("原因", errors.Rows().First()[5]);

            // When
            await page.Locator("#import-apply").ClickAsync();

            // Then
            await Assertions.Expect(page.Locator("main .tag").First).ToHaveTextAsync("已写入名册");
        });
}
