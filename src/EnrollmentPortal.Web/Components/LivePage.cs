using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Application.Persistence;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Components;

/// <summary>A page whose figures renew themselves until the user leaves it.</summary>
public abstract class LivePage : PortalPage
{
    /// <summary>Short enough that a payment at a desk is seen while people still talk about it.</summary>
    public static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(15);

    [Inject]
    protected TimeProvider Clock { get; set; } = default!;

    [Inject]
    private ILogger<LivePage> Log { get; set; } = default!;

    /// <summary>When the figures on the page were read; null before the first.</summary>
    protected TimeOnly? ReadAt { get; private set; }

    /// <summary>The latest attempt failed: what the page shows is from <see cref="ReadAt"/>.</summary>
    protected bool IsStale { get; private set; }

    /// <summary>Reads the figures and keeps them in the page's own fields.</summary>
    protected abstract Task LoadAsync();

    /// <summary>Reads now; the page's own call for its first figures.</summary>
    protected async Task RefreshAsync()
    {
        await LoadAsync();
        ReadAt = TimeOnly.FromDateTime(Clock.GetUtcNow().InChina().DateTime);
        IsStale = false;
    }

    // Only an interactive page renders a second time, so a prerendered one starts no timer.
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = FollowAsync(RefreshInterval, Clock, RefreshOnceAsync);
        }
    }

    // The old figures stay on a failed refresh: a board before a meeting must not go blank because the server restarts.
    private async Task RefreshOnceAsync()
    {
        try
        {
            await RefreshAsync();
        }
        catch (Exception problem) when (LostDatabase.Explains(problem))
        {
            IsStale = true;
            Log.LogWarning(problem, "A board could not be refreshed");
        }

        StateHasChanged();
    }
}
