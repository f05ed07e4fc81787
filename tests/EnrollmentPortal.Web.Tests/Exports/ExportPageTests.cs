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
            using var file = TableFile.Open(await download.PathAsync()).Value;
            var rows = file.Rows().ToList();
            Assert.Equal("姓名", rows[0][4]);
            Assert.True(rows.Count > 2);
            Assert.All(rows.Skip(1).SkipLast(1), row => Assert.Contains("*", row[8], StringComparison.Ordinal));
            Assert.Contains("马国强", rows[^1][0], StringComparison.Ordinal);
        });
}
