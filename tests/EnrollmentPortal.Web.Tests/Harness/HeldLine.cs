using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace EnrollmentPortal.Web.Tests.Harness;

/// <summary>The line from the program to a page, which a test can hold: what is clicked is heard, but its effect is not drawn yet.</summary>
/// <remarks>That is how a slow line or a busy machine looks to somebody with quick fingers.</remarks>
internal sealed class HeldLine
{
    private readonly ConcurrentQueue<Action> _waiting = new();
    private readonly Lock _order = new();
    private bool _isHeld;

    private HeldLine()
    {
    }

    /// <summary>Loads the page anew on a line that can be held.</summary>
    public static async Task<HeldLine> OfAsync(IPage page)
    {
        var line = new HeldLine();
        await page.RouteWebSocketAsync("**/_blazor?*", line.Connect);
        await page.ReloadAsync();
        return line;
    }

    /// <summary>From now on nothing reaches the page.</summary>
    public void Hold()
    {
        lock (_order)
        {
            _isHeld = true;
        }
    }

    /// <summary>Everything that was held arrives, in its order.</summary>
    public void Release()
    {
        lock (_order)
        {
            _isHeld = false;
            while (_waiting.TryDequeue(out var arrive))
            {
                arrive();
            }
        }
    }

    private void Connect(IWebSocketRoute page)
    {
        var program = page.ConnectToServer();
        program.OnMessage(frame => Pass(() =>
        {
            if (frame.Binary is { } bytes)
            {
                page.Send(bytes);
            }
            else
            {
                page.Send(frame.Text!);
            }
        }));
    }

    private void Pass(Action arrive)
    {
        lock (_order)
        {
            if (_isHeld)
            {
                _waiting.Enqueue(arrive);
            }
            else
            {
                arrive();
            }
        }
    }
}
