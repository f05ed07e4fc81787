using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Exports;

/// <summary>From a village's list to the file.</summary>
public sealed class ExportPageTests(RunningPortal portal)
{
    [Fact]
    public async Task Export_GivenAVillagesMissingPeople_ThenTheWorkbookNamesThemMasked() =>
        await portal.BrowseAsync("taihe", "/villages/500240108001?filter=missing", async page =>
        {
            // Given
            await page.AwaitCircuitAsync();
            await page.ClickAsync("a[href*='/export']");
            await Assertions.Expect(page.Locator("#export-unit")).ToHaveValueAsync("500240108001");
            // A cadre may not have whole numbers.
            await Assertions.Expect(page.Locator("#export-whole")).ToHaveCountAsync(0);

            // When
            await page.ClickAsync(".export-form button[type=submit]");
            var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".export-file").ClickAsync());

            // Then
            using var file = TableFile.Open(await download.PathAsync(), CancellationToken.None).Value;
            var rows = file.Rows().ToList();
            Assert.Equal("姓名", rows[0][4]);
            Assert.True(rows.Count > 2);
            Assert.All(rows.Skip(1).SkipLast(1), row => Assert.Contains("*", row[8], StringComparison.Ordinal));
            Assert.Contains("马国强", rows[^1][0], StringComparison.Ordinal);
        });

    [Fact]
    public async Task Export_GivenEveryListOfAnOfficial_ThenHeadersAreWordsAndTheLastLineNamesHim() =>
        await portal.BrowseAsync("shizhu-2", "/export", async page =>
        {
            // Given
            await page.AwaitCircuitAsync();
            await Assertions.Expect(page.Locator("#export-list option[value=IdentityCases]")).ToBeAttachedAsync();
            var lists = await page.Locator("#export-list option").EvaluateAllAsync<string[]>("options => options.map(option => option.value)");
            await page.SelectOptionAsync("#export-unit", "500240108");
            await page.Locator(".export-form input[type=radio]").Nth(1).CheckAsync();

            foreach (var list in lists)
            {
                // When
                await page.SelectOptionAsync("#export-list", list);
                await page.ClickAsync(".export-form button[type=submit]");
                var name = await page.Locator($"#export-list option[value={list}]").InnerTextAsync();
                var link = page.Locator(".export-file", new PageLocatorOptions { HasText = name });
                var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());

                // Then: a text that is missing would be shown as its code
                using var file = TableFile.Open(await download.PathAsync(), CancellationToken.None).Value;
                var rows = file.Rows().ToList();
                Assert.All(rows[0].Cells.Where(header => header.Length > 0), header => Assert.Contains(header, character => character > '\u3000'));
                Assert.Contains("马玉梅", rows[^1][0], StringComparison.Ordinal);
                Assert.Contains(name, rows[^1][0], StringComparison.Ordinal);
            }
        });
}
