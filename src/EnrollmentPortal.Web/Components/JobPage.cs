using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Components;

/// <summary>A page that follows work in the background: while that runs, the page reads again how far it is, until the user leaves.</summary>
public abstract class JobPage : PortalPage
{
    /// <summary>Short enough that the bar is seen to move.</summary>
    public static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(700);

    [Inject]
    public required TimeProvider Clock { get; init; }

    /// <summary>Something is at work whose end the page has not shown yet.</summary>
    protected abstract bool IsWorking { get; }

    /// <summary>Reads how far the work is, and keeps it in the page's own fields.</summary>
    protected abstract Task LoadAsync();

    // Only an interactive page renders a second time, so a prerendered one starts no timer.
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = FollowAsync(RefreshInterval, Clock, LookAsync);
        }
    }

    private async Task LookAsync()
    {
        if (IsWorking)
        {
            await LoadAsync();
            StateHasChanged();
        }
    }
}
