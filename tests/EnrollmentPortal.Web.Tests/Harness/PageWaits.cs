using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Harness;

/// <summary>What a user waits for without noticing.</summary>
public static class PageWaits
{
    /// <summary>Waits until the page hears clicks: before its circuit stands it looks finished and hears nothing.</summary>
    public static Task IsInteractiveAsync(this IPage page) => page.Locator("[data-circuit=on]").WaitForAsync();
}
