using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Plans;

/// <summary>An official at a fresh copy of a county's plan. Tests of one county stand in one class: a unit has one draft a year.</summary>
internal sealed class DraftVisit(RunningPortal portal, string official, string county)
{
    /// <summary>Copies the county's newest version, opens a tab of the draft and leaves no draft behind.</summary>
    /// <param name="tab">As the page calls it.</param>
    /// <param name="steps">What the official does and sees.</param>
    /// <param name="copy">The button that makes the draft.</param>
    public async Task OnAsync(string tab, Func<IPage, Task> steps, string copy = "第 1 版复制为草案")
    {
        await DiscardAsync();
        await portal.BrowseAsync(official, "/plan/studio", async page =>
        {
            await page.AwaitCircuitAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = copy }).First.ClickAsync();
            await page.GetByRole(AriaRole.Navigation, new() { Name = "草案的内容" }).GetByRole(AriaRole.Link, new() { Name = tab }).ClickAsync();
            await Assertions.Expect(page.Locator(".draft-tabs [aria-current=page]")).ToContainTextAsync(tab);
            await steps(page);
        });
        await DiscardAsync();
    }

    private Task<long> DiscardAsync() => portal.OwnerScalarAsync<long>("with gone as (delete from plan_draft where org_code = $1 returning 1) select count(*) from gone", county);
}
