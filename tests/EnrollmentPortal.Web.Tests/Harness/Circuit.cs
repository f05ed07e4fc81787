using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Harness;

/// <summary>A page is readable before its circuit stands, but answers no click.</summary>
internal static class Circuit
{
    /// <summary>Waits until the page answers: as patiently as Playwright waits for an element.</summary>
    public static Task AwaitCircuitAsync(this IPage page) =>
        page.WaitForSelectorAsync("[data-circuit=on]", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
}
