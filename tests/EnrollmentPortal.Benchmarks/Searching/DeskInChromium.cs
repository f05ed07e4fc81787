using System.Diagnostics;
using EnrollmentPortal.Application.Platform;
using EnrollmentPortal.Web.Tests.Harness;
using Microsoft.Playwright;

namespace EnrollmentPortal.Benchmarks.Searching;

/// <param name="InPage">Milliseconds from the last key's event to the hits in the document, by the page's own clock.</param>
/// <param name="Outside">Milliseconds until Playwright knew of it: its own asking counts as well.</param>
internal readonly record struct SearchTimes(double InPage, double Outside);

/// <summary>The built program on the county's database, and a clerk's desk of it in a real browser.</summary>
internal sealed class DeskInChromium : IAsyncDisposable
{
    private const string Clerk = "lishan";
    private const string Box = "[data-desk-search]";

    // A quick typist's pause between two keys.
    private const float KeyPause = 80;

    // Sets up a stop-watch: it starts with every key in the box and stops when the pane shows the answer to the wanted text.
    private const string Measure =
        """
        wanted => {
          const pane = document.querySelector('.desk-search');
          const isShown = () => pane.dataset.searched === wanted && (wanted === '') !== (pane.querySelector('.desk-hit-name strong') !== null);
          window.measured = new Promise(resolve => {
            let begun = 0;
            const onKey = event => { begun = event.timeStamp; };
            const observer = new MutationObserver(() => {
              if (begun === 0 || !isShown()) return;
              observer.disconnect();
              document.removeEventListener('input', onKey, true);
              resolve(performance.now() - begun);
            });
            document.addEventListener('input', onKey, true);
            observer.observe(pane, { childList: true, subtree: true, attributes: true });
          });
        }
        """;

    private readonly PortalProcess _portal;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IPage _page;

    private DeskInChromium(PortalProcess portal, IPlaywright playwright, IBrowser browser, IPage page) =>
        (_portal, _playwright, _browser, _page) = (portal, playwright, browser, page);

    public static async Task<DeskInChromium> OpenAsync(BenchCounty county)
    {
        var portal = PortalProcess.StartOn(county.OwnerConnectionString, ["up", "--port", "0", "--population", "none", "--data", county.Folder]);
        try
        {
            var address = new Uri(await portal.LineAsync("address: "));
            await portal.LineAsync("ready in ");
            var playwright = await Playwright.CreateAsync();
            var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("PORTAL_CHROMIUM") ?? "/usr/bin/chromium",
                Args = ["--no-sandbox", "--disable-gpu"],
            });
            return new DeskInChromium(portal, playwright, browser, await SignInAsync(browser, address));
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }
    }

    /// <summary>Types into the empty box and waits for the hits.</summary>
    public async Task<SearchTimes> SearchAsync(string text, bool byKey)
    {
        await _page.EvaluateAsync(Measure, text);
        var begin = Stopwatch.GetTimestamp();
        if (byKey)
        {
            await _page.Keyboard.TypeAsync(text[..^1], new KeyboardTypeOptions { Delay = KeyPause });
            begin = Stopwatch.GetTimestamp();
            await _page.Keyboard.TypeAsync(text[^1..]);
        }
        else
        {
            await _page.Keyboard.InsertTextAsync(text);
        }

        await _page.Locator($"[data-searched='{text}'] .desk-hit-name").First.WaitForAsync();
        var outside = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        return new SearchTimes(await MeasuredAsync(), outside);
    }

    /// <summary>Empties the box: the way to the circuit and back, and no search.</summary>
    /// <returns>Milliseconds by the page's own clock.</returns>
    public async Task<double> EmptyAsync()
    {
        await _page.EvaluateAsync(Measure, string.Empty);
        await _page.Locator(Box).FillAsync(string.Empty);
        return await MeasuredAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _portal.DisposeAsync();
    }

    private static async Task<IPage> SignInAsync(IBrowser browser, Uri address)
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync(new Uri(address, "/sign-in?returnUrl=%2Fdesk").ToString());
        await page.FillAsync("input[name$=UserName]", Clerk);
        await page.FillAsync("input[name$=Password]", DemonstrationAccounts.Password);
        await page.PressAsync("input[name$=Password]", "Enter");
        await page.WaitForURLAsync("**/desk");
        await Assertions.Expect(page.Locator(Box)).ToBeFocusedAsync();
        return page;
    }

    private Task<double> MeasuredAsync() => _page.EvaluateAsync<double>("() => window.measured");
}
