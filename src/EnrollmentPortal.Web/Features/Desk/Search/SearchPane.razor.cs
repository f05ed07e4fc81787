using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace EnrollmentPortal.Web.Features.Desk.Search;

/// <summary>The search box with its hits, or the recent households while nothing is typed.</summary>
/// <remarks>It searches by itself, so that an answer draws the hits again and not the household beside them.</remarks>
public sealed partial class SearchPane : IDisposable
{
    /// <summary>The line of the member that the search found, in the household that it opened.</summary>
    public const string FoundLine = "tr.desk-found";

    private DotNetObjectReference<SearchPane>? _self;
    private bool _isHeard;
    private bool _takesFocus;
    private int _searches;
    private string _searched = string.Empty;
    private RegistryHits? _hits;
    private Error? _error;
    private bool _isEntered;

    /// <summary>Null while the page is drawn in advance: the box stays closed.</summary>
    [Parameter, EditorRequired]
    public DeskScript? Script { get; set; }

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlyList<RecentHousehold> Recent { get; set; } = [];

    /// <summary>No household is open: the work begins in the box.</summary>
    [Parameter]
    public bool Begins { get; set; }

    /// <summary>Ends with the page.</summary>
    [Parameter]
    public CancellationToken Aborted { get; set; }

    [Inject]
    private SearchRegistry SearchRegistry { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>Looks for what stands in the box; an answer that a later search has overtaken is dropped.</summary>
    [JSInvokable]
    public Task SearchAsync(string typed) => ShowFailureAsync(() =>
    {
        _isEntered = false;
        return FindAsync(typed);
    });

    /// <summary>Enter in the box: opens the first hit, after looking for the text if that is still to do.</summary>
    [JSInvokable]
    public Task OpenFirstAsync(string typed) => ShowFailureAsync(async () =>
    {
        _isEntered = true;
        if (typed != _searched || _hits is null)
        {
            await FindAsync(typed);
        }

        if (_hits is { Hits: [var first, ..] })
        {
            await GoToAsync($"/desk/{first.HouseholdId}?person={first.PersonId}");
        }
    });

    /// <summary>The register has changed: the hits tell who is enrolled.</summary>
    public Task SearchAgainAsync() => FindAsync(_searched);

    /// <summary>Back to the recent households, for the next person in the queue.</summary>
    public void Clear()
    {
        _searches++;
        (_hits, _error, _searched) = (null, null, string.Empty);
        StateHasChanged();
    }

    public void Dispose() => _self?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        if (Script is not null)
        {
            _self = DotNetObjectReference.Create(this);
            await Script.AttachAsync(_self);
            (_isHeard, _takesFocus) = (true, Begins);
        }
    }

    // The box opens only once its keys are heard: what was typed before would lie there unanswered.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_takesFocus && Script is not null)
        {
            _takesFocus = false;
            await Script.FocusAsync("[data-desk-search]");
        }
    }

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

    // A person who was found before and is still open: there is nowhere to go, but the cursor leaves the box.
    private async Task GoToAsync(string address)
    {
        if (Navigation.ToAbsoluteUri(address).ToString() == Navigation.Uri && Script is not null)
        {
            await Script.FocusAsync(FoundLine);
        }
        else
        {
            Navigation.NavigateTo(address);
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
            _error = found?.Error;
            StateHasChanged();
        }
    }
}
