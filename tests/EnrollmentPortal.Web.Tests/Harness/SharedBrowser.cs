using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Harness;

/// <summary>A window: its size and the language that the user has chosen.</summary>
/// <param name="Culture"><c>zh-CN</c> or <c>en-US</c>.</param>
public sealed record Screen(int Width, int Height, string Culture = "zh-CN")
{
    /// <summary>The county's usual office computer.</summary>
    public static Screen Desk { get; } = new(1366, 768);

    /// <summary>A village cadre's phone.</summary>
    public static Screen Phone { get; } = new(390, 844);

    public Screen InEnglish => this with { Culture = "en-US" };
}

/// <summary>One Chromium for a whole test run; every visit has its own cookies.</summary>
internal sealed class SharedBrowser : IAsyncDisposable
{
    // Milliseconds. ActionTimeout, not tolerance: a busy machine renders late, and a wrong page stays wrong.
    private const float ActionTimeout = 90_000;

    private readonly SemaphoreSlim _once = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task<IBrowserContext> OpenAsync(Uri address, PortalVisitor visitor, Screen screen)
    {
        var browser = await BrowserAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = screen.Culture,
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            HasTouch = screen.Width < 768,
        });
        context.SetDefaultTimeout(ActionTimeout);
        await context.CountAnswersAsync();
        await context.AddCookiesAsync(visitor.Cookies().Select(cookie => ToCookie(address, cookie.Name, cookie.Value)));
        await context.AddCookiesAsync([ToCookie(address, ".AspNetCore.Culture", Uri.EscapeDataString($"c={screen.Culture}|uic={screen.Culture}"))]);
        return context;
    }

    /// <summary>Keeps what the user would have seen when a test failed.</summary>
    public static async Task PhotographAsync(IPage page)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "TestResults"));
        var name = TestContext.Current.TestMethod?.MethodName ?? "page";
        var file = Path.Combine(folder.FullName, name + ".png");
        try
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = file, FullPage = true });
            TestContext.Current.SendDiagnosticMessage($"What the page looked like: {file}");
        }
        catch (PlaywrightException)
        {
            // A page that is already closed cannot be photographed; the test's own failure is what counts.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _once.Dispose();
    }

    private async Task<IBrowser> BrowserAsync()
    {
        await _once.WaitAsync();
        try
        {
            Assertions.SetDefaultExpectTimeout(ActionTimeout);
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("PORTAL_CHROMIUM") ?? "/usr/bin/chromium",
                Headless = true,
                Args =
                [
                    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync",
                ],
            });
        }
        finally
        {
            _once.Release();
        }
    }

    private static Cookie ToCookie(Uri address, string name, string value) =>
        new() { Name = name, Value = value, Url = address.GetLeftPart(UriPartial.Authority) };
}

/// <summary>What a page complained about while it was open.</summary>
internal sealed class ConsoleErrors
{
    private readonly List<string> _errors = [];

    private ConsoleErrors()
    {
    }

    public static ConsoleErrors Of(IPage page)
    {
        var errors = new ConsoleErrors();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);
        return errors;
    }

    public void AssertNone()
    {
        lock (_errors)
        {
            Assert.True(_errors.Count == 0, "The browser's console complained:\n" + string.Join('\n', _errors));
        }
    }

    private void Add(string error)
    {
        lock (_errors)
        {
            _errors.Add(error);
        }
    }
}
