using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace EnrollmentPortal.Web.Components;

/// <summary>What every signed-in page has: who acts, and a token that ends with the page.</summary>
public abstract class PortalPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _ending = new();

    protected PortalPage() => Aborted = _ending.Token;

    [CascadingParameter]
    private Task<AuthenticationState> State { get; set; } = default!;

    /// <summary>The user as the claims tell it now; set before the page's own initialisation runs.</summary>
    protected Actor Actor { get; private set; } = default!;

    /// <summary>Ends when the user leaves the page.</summary>
    /// <remarks>Taken once: what still runs when the page has ended must be able to ask it.</remarks>
    protected CancellationToken Aborted { get; }

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        // The route's policy let the user in, so an actor there is.
        Actor = (await State).User.ToActor() ?? throw new InvalidOperationException("A signed-in page was reached without an actor.");
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Looks again at an interval until the user leaves the page. A lost database is waited out; any other failure is the page's.</summary>
    private protected async Task FollowAsync(TimeSpan interval, TimeProvider clock, Func<Task> look)
    {
        using var timer = new PeriodicTimer(interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(Aborted))
            {
                await InvokeAsync(() => TryAsync(look));
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException)
        {
            // The page is closed.
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    private async Task TryAsync(Func<Task> look)
    {
        try
        {
            await look();
        }
        catch (Exception problem) when (LostDatabase.Explains(problem))
        {
            // The notice above the page says it; the next look follows.
        }
        catch (Exception problem) when (problem is not (OperationCanceledException or ObjectDisposedException))
        {
            await DispatchExceptionAsync(problem);
        }
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _ending.Cancel();
            _ending.Dispose();
        }
    }
}
