using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.JSInterop;

namespace EnrollmentPortal.Web.Features.Desk;

/// <content>The search, called by the desk's script.</content>
public sealed partial class DeskPage
{
    private int _searches;
    private string _searched = string.Empty;
    private RegistryHits? _hits;
    private Error? _searchError;

    /// <summary>Looks for what stands in the box; an answer that a later search has overtaken is dropped.</summary>
    [JSInvokable]
    public Task SearchAsync(string typed) => ShowFailureAsync(() => FindAsync(typed));

    /// <summary>Enter in the box: opens the first hit, after looking for the text if that is still to do.</summary>
    [JSInvokable]
    public Task OpenFirstAsync(string typed) => ShowFailureAsync(async () =>
    {
        if (typed != _searched || _hits is null)
        {
            await FindAsync(typed);
        }

        if (_hits is { Hits: [var first, ..] })
        {
            Navigation.NavigateTo($"/desk/{first.HouseholdId}?person={first.PersonId}");
        }
    });

    // What fails in a call from the script reaches no error boundary by itself: the clerk would wait for nothing.
    private async Task ShowFailureAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            await DispatchExceptionAsync(problem);
        }
    }

    private async Task FindAsync(string typed)
    {
        var search = ++_searches;
        var found = string.IsNullOrWhiteSpace(typed) ? null : await SearchRegistry.ExecuteAsync(typed, Actor, Aborted);
        if (search == _searches)
        {
            _searched = typed;
            _hits = found is { IsError: false } ? found.Value : null;
            _searchError = found?.Error;
            StateHasChanged();
        }
    }
}
