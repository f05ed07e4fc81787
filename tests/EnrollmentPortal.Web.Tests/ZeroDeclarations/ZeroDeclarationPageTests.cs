using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.ZeroDeclarations;

/// <summary>A clerk draws up a township's list, the county approves it, and the receipts are there.</summary>
public sealed class ZeroDeclarationPageTests(RunningPortal portal)
{
    // 随县厉山镇: no other test enrols anybody there.
    private const string Township = "421321101";

    [Fact]
    public async Task Declaration_GivenAProposalOfTheTownship_ThenTheCountyApprovesItAndReceiptsFollow()
    {
        // Given
        var (free, address) = (0L, string.Empty);

        // When: the clerk draws it up, and may not approve it
        await portal.BrowseAsync("lishan", "/zero-declarations", async page =>
        {
            await page.AwaitCircuitAsync();
            await page.Locator("#zero-propose").ClickAsync();
            await Assertions.Expect(page.Locator("#zero-state")).ToHaveTextAsync("待核准");
            address = new Uri(page.Url).PathAndQuery;
            free = await portal.OwnerScalarAsync<long>("select count(*) from zero_declaration_line where state = 'Proposed' and declaration_id::text = $1", address.Split('/')[^1]);
            Assert.True(free > 0, "The demonstration has nobody to declare here.");
            await Assertions.Expect(page.Locator("[data-state=Proposed]")).ToHaveTextAsync($"拟登记 {free}");
            await Assertions.Expect(page.Locator("#zero-actions button")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator(".zero-people tbody tr").First).ToBeVisibleAsync();
        });

        // Then: the county sees that it waits, approves it, and every household has a receipt without payment
        await portal.BrowseAsync("suixian", "/zero-declarations", async page =>
        {
            await page.AwaitCircuitAsync();
            await Assertions.Expect(page.Locator($"tr:has(a[href='{address}'])")).ToContainTextAsync("等待您核准");
            await page.Locator($"a[href='{address}']").ClickAsync();
            await page.Locator("#zero-actions button").First.ClickAsync();
            await page.Locator("#zero-actions .confirm .btn-primary").ClickAsync();
            await Assertions.Expect(page.Locator("#zero-state")).ToHaveTextAsync("已完成");
            await Assertions.Expect(page.Locator("[data-state=Enrolled]")).ToHaveTextAsync($"已登记 {free}");
            await page.Locator(".zero-people a[href^='/receipts/']").First.ClickAsync();
            await Assertions.Expect(page.Locator("body")).ToContainTextAsync("参保凭证（零申报）");
        });
        Assert.Equal(free, await portal.OwnerScalarAsync<long>(
            """
            select count(*) from enrollment e join contribution c on c.tenant_id = e.tenant_id and c.id = e.contribution_id
            where e.tenant_id = 421321 and starts_with(e.org_code, $1) and c.channel = 'ZeroDeclaration' and c.recorded_by_name = '李志刚'
            """,
            Township));
    }
}
