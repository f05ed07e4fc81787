using System.Text;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Harness;

/// <summary>A page is readable before its circuit stands, but answers no click.</summary>
internal static class Circuit
{
    /// <summary>Waits until the page answers and its content has come: as patiently as Playwright waits for an element.</summary>
    public static async Task AwaitCircuitAsync(this IPage page)
    {
        await page.WaitForSelectorAsync("[data-circuit=on]", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        await Assertions.Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);
    }

    /// <summary>Nothing of the page, whose content must have come, is wider than the window.</summary>
    public static async Task AssertFitsAsync(this IPage page)
    {
        await page.SettleAsync();
        Assert.Equal(page.ViewportSize!.Width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    /// <summary>Chooses a file as soon as a person could: Playwright itself fills a field that is still disabled.</summary>
    public static async Task ChooseFileAsync(this IPage page, string selector, string name, byte[] content)
    {
        var field = page.Locator(selector);
        await Assertions.Expect(field).ToBeEnabledAsync();
        await field.SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
    }

    /// <inheritdoc cref="ChooseFileAsync(IPage, string, string, byte[])"/>
    public static Task ChooseFileAsync(this IPage page, string selector, string name, string content) =>
        page.ChooseFileAsync(selector, name, Encoding.UTF8.GetBytes(content));
}
