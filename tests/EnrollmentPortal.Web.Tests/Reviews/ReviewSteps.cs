using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnrollmentPortal.Web.Tests.Reviews;

/// <summary>What a clerk and an official do about a case that the plan leaves to a person.</summary>
internal static class ReviewSteps
{
    // The smallest picture that a browser draws.
    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>At the desk, with a picture.</summary>
    /// <returns>The case's address.</returns>
    public static async Task<string> AskForReviewAsync(this IPage page, string description)
    {
        await page.Locator("[data-ask-review]").ClickAsync();
        await page.FillAsync("[data-review-text]", description);
        await page.ShowEvidenceAsync("permit.png");
        await page.Locator("[data-review-send]").ClickAsync();
        var open = page.Locator("[data-review-row] a");
        await Expect(open).ToBeVisibleAsync();
        return (await open.GetAttributeAsync("href"))!;
    }

    public static async Task ShowEvidenceAsync(this IPage page, string name)
    {
        await page.SetInputFilesAsync("[data-review-files]", new FilePayload { Name = name, MimeType = "image/png", Buffer = Png });
        await Expect(page.Locator("[data-review-taken]")).ToContainTextAsync(name);
    }

    /// <summary>On the case's page: a row of the plan, or none for a refusal.</summary>
    /// <returns>The clause that was offered with it.</returns>
    public static async Task<string> DecideReviewAsync(this IPage page, string option, string reason)
    {
        await page.AwaitCircuitAsync();
        await page.CheckAsync($"input[name=review-option][value='{option}']");
        await Expect(page.Locator("#review-clause")).Not.ToHaveValueAsync(string.Empty);
        var clause = await page.Locator("#review-clause").InputValueAsync();
        await page.FillAsync("#review-reason", reason);
        await page.Locator(".review-decision .btn-primary").ClickAsync();
        await page.Locator(".review-decision .confirm .btn-primary").ClickAsync();
        await Expect(page.Locator(option.Length == 0 ? "h1 .tag-bad" : "h1 .tag-good")).ToBeVisibleAsync();
        return clause;
    }
}
