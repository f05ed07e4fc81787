using System.Net;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Assessments;

/// <summary>A clerk's spreadsheet goes up, and comes down with prices.</summary>
public sealed class BatchPageTests(RunningPortal portal)
{
    private const string Header = "case_id,plan,campaign_year,tier,born_on,identities,circumstances,paid_on";

    [Fact]
    public async Task Upload_GivenAWorkbook_ThenResultsAndErrorsShowAndTheWorkbookComesDown() =>
        await portal.BrowseAsync("wangchang", "/batch", async page =>
        {
            // Given
            await page.AwaitCircuitAsync();
            using var file = new MemoryStream();
            await using (var writer = await TableWriter.OpenAsync(file, TableFormat.Xlsx, "Sheet1", CancellationToken.None))
            {
                await writer.WriteAsync([.. Header.Split(',').Select(name => (TableCell)name)], CancellationToken.None);
                await writer.WriteAsync(["甲", "500240108", 2024, "二档", "1970-01-01", "城乡低保对象", "", new DateOnly(2023, 11, 20)], CancellationToken.None);
                await writer.WriteAsync(["乙", "500240108", 2024, "九档", "1970-01-01", "", "", new DateOnly(2023, 11, 20)], CancellationToken.None);
            }

            // When
            await page.ChooseFileAsync("#batch-file", "名单.xlsx", file.ToArray());
            await Assertions.Expect(page.Locator("table.data")).ToHaveCountAsync(3);
            var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".btn-primary[download]").ClickAsync());

            // Then
            Assert.Equal("名单-测算结果.xlsx", download.SuggestedFilename);
            using var results = TableFile.Open(await download.PathAsync(), CancellationToken.None).Value;
            Assert.Equal(["case_id", "甲", "乙"], results.Rows().Select(row => row[0]));
            Assert.Equal(["accepted", "yes", "error"], results.Rows().Select(row => row[1]));
        });

    [Fact]
    public async Task Upload_GivenARenamedProgram_ThenItSaysThatThisIsNoTable() =>
        await portal.BrowseAsync("wangchang", "/batch", async page =>
        {
            await page.AwaitCircuitAsync();
            await page.ChooseFileAsync("#batch-file", "名单.xlsx", [0x4D, 0x5A, 0, 0, 0]);
            await Assertions.Expect(page.Locator(".notice-danger")).ToContainTextAsync("不是表格");
        });

    [Fact]
    public async Task Files_GivenSomebodyElse_ThenNotFound() =>
        await portal.BrowseAsync("wangchang", "/batch", async page =>
        {
            // Given
            await page.AwaitCircuitAsync();
            await page.ChooseFileAsync("#batch-file", "a.csv", Header + "\n甲,500240108,2024,一档,,,,2023-11-20\n");
            var address = await page.Locator(".btn-primary[download]").GetAttributeAsync("href");

            // When, Then
            await portal.BrowseAsync("songgai", "/batch", async other =>
            {
                var answer = await other.APIRequest.GetAsync(new Uri(new Uri(other.Url), address).ToString());
                Assert.Equal((int)HttpStatusCode.NotFound, answer.Status);
            });
        });
}
