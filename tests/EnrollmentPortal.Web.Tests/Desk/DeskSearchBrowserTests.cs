using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Desk;

/// <summary>The desk's search answers while one types: what it asks for, and which answer stands in the end.</summary>
public sealed class DeskSearchBrowserTests(RunningPortal portal)
{
    private const string Clerk = "wangchang";
    private const string Box = "[data-desk-search]";

    // Every text that was answered, in order.
    private const string Listen =
        """
        () => {
          window.answered = [];
          const pane = document.querySelector('[data-searched]');
          new MutationObserver(() => window.answered.push(pane.dataset.searched)).observe(pane, { attributeFilter: ['data-searched'] });
        }
        """;

    [Fact]
    public async Task Search_GivenACharacterBeingComposed_ThenItsLettersAreNotLookedFor() =>
        await portal.BrowseAsync(Clerk, "/desk", async page =>
        {
            // Given
            await OpenAsync(page);
            var keyboard = await page.Context.NewCDPSessionAsync(page);

            // When
            foreach (var letters in new[] { "t", "ta", "tan" })
            {
                await keyboard.SendAsync("Input.imeSetComposition", new Dictionary<string, object> { ["text"] = letters, ["selectionStart"] = letters.Length, ["selectionEnd"] = letters.Length });
            }

            await keyboard.SendAsync("Input.insertText", new Dictionary<string, object> { ["text"] = "谭" });

            // Then
            await Assertions.Expect(Answer(page, "谭")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".desk-hit-name strong").First).ToContainTextAsync("谭");
            Assert.Equal(["谭"], await page.EvaluateAsync<string[]>("() => window.answered"));
        });

    [Fact]
    public async Task Search_GivenQuickKeys_ThenTheAnswerToTheLastOneStands() =>
        await portal.BrowseAsync(Clerk, "/desk", async page =>
        {
            // Given
            var number = await portal.OwnerScalarAsync<string>(
                "select number from household where tenant_id = 500240 and starts_with(org_code, '500240108') and length(number) = 8 order by number limit 1");
            await OpenAsync(page);

            // When
            await page.Keyboard.TypeAsync(number);

            // Then
            await Assertions.Expect(Answer(page, number)).ToBeVisibleAsync();
            var answered = await page.EvaluateAsync<string[]>("() => window.answered");
            Assert.Equal(number, answered[^1]);
            Assert.All(answered, text => Assert.StartsWith(text, number, StringComparison.Ordinal));
            Assert.Equal(answered.Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal), answered);
        });

    [Fact]
    public async Task Search_GivenTextTypedWhileTheConnectionWasLost_ThenItIsLookedForAfterwards() =>
        await portal.BrowseAsync(Clerk, "/desk", async page =>
        {
            // Given: the answer never came
            await OpenAsync(page);
            await page.EvaluateAsync($"() => {{ document.querySelector('{Box}').value = '谭'; }}");

            // When: as Blazor does it
            var dialog = page.Locator("#components-reconnect-modal");
            await dialog.EvaluateAsync("dialog => dialog.classList.add('components-reconnect-show')");
            await Assertions.Expect(dialog).ToBeVisibleAsync();
            await dialog.EvaluateAsync("dialog => dialog.classList.remove('components-reconnect-show')");

            // Then
            await Assertions.Expect(Answer(page, "谭")).ToBeVisibleAsync();
        });

    [Fact]
    public async Task Search_GivenAnIdNumberBeingTyped_ThenItIsAMistakeOnlyOnceEntered() =>
        await portal.BrowseAsync(Clerk, "/desk", async page =>
        {
            // Given
            await OpenAsync(page);
            var refusal = page.Locator(".desk-search [role=alert]");

            // When, Then
            await page.Keyboard.TypeAsync("5002401980010112");
            await Assertions.Expect(page.GetByText("还差 2 位")).ToBeVisibleAsync();
            await Assertions.Expect(refusal).ToHaveCountAsync(0);
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(refusal).ToBeVisibleAsync();
        });

    private static ILocator Answer(IPage page, string text) => page.Locator($"[data-searched='{text}']");

    // The search box opens with the circuit.
    private static async Task OpenAsync(IPage page)
    {
        await Assertions.Expect(page.Locator(Box)).ToBeFocusedAsync();
        await page.EvaluateAsync(Listen);
    }
}
