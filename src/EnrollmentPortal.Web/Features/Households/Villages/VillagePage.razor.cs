using EnrollmentPortal.Application.Households;
using EnrollmentPortal.Application.Registry;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace EnrollmentPortal.Web.Features.Households.Villages;

/// <summary>村清单 on a phone: the four numbers, the households with somebody missing first, one household open.</summary>
/// <remarks>What is shown stands in the address, so that it can be sent to a colleague. Opening a row and showing more only rewrite
/// the address: a navigation would scroll the list back to its top under the reader's thumb.</remarks>
public sealed partial class VillagePage
{
    private const int PageSize = 40;

    // Long enough to type a second letter, short enough to feel at once.
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(300);

    private VillageSummary? _village;
    private VillageHouseholds? _households;
    private OpenedHousehold? _opened;
    private Error? _refusal;
    private VillageFilter _filter;
    private Guid? _open;
    private string? _typed;
    private string? _address;
    private string? _listed;
    private bool _reveal;
    private CancellationTokenSource? _typing;

    [Parameter]
    public string Code { get; set; } = string.Empty;

    [SupplyParameterFromQuery]
    private string? Filter { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Words { get; set; }

    [SupplyParameterFromQuery]
    private int? Shown { get; set; }

    [SupplyParameterFromQuery]
    private Guid? Open { get; set; }

    [Inject]
    private ReadVillage ReadVillage { get; set; } = default!;

    [Inject]
    private ListVillageHouseholds ListVillageHouseholds { get; set; } = default!;

    [Inject]
    private OpenVillageHousehold OpenVillageHousehold { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    private ComponentScript Script => field ??= new ComponentScript(Browser, Assets, "Features/Households/Villages/VillagePage.razor.js");

    protected override async Task OnParametersSetAsync()
    {
        // Drawn again without a navigation: the rows opened since then stay.
        if (_address == Navigation.Uri)
        {
            return;
        }

        if (!OrgCode.TryParse(Code, out var village))
        {
            _refusal = RegistryErrors.VillageNotFound;
            return;
        }

        _address = Navigation.Uri;
        _filter = Enum.TryParse<VillageFilter>(Filter, ignoreCase: true, out var filter) && Enum.IsDefined(filter) ? filter : VillageFilter.Missing;
        (_open, _typed) = (Open, _typed ?? Words);
        var answer = await ReadVillage.ExecuteAsync(village, Actor, Aborted);
        (_village, _refusal) = (answer.ValueOrDefault, answer.Error);
        if (_refusal is null)
        {
            await LoadRowsAsync(Shown ?? PageSize);
            await LoadOpenedAsync();
            _reveal = Open is not null;
        }
    }

    // A user who follows a link to an open household is taken to it, once.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_reveal && _opened is not null)
        {
            _reveal = false;
            await Script.RunAsync("reveal", Aborted, ".household.open");
        }
    }

    // Only what is not on the screen yet is read: a longer list adds its new rows.
    private async Task LoadRowsAsync(int wanted)
    {
        var question = $"{Code}|{_filter}|{Words}";
        var known = _listed == question ? _households!.Rows : [];
        var query = new VillageHouseholdsQuery(_village!.Code, _filter, Words, known.Count, Math.Max(wanted - known.Count, PageSize));
        var answer = await ListVillageHouseholds.ExecuteAsync(query, Actor, Aborted);
        _refusal = answer.Error;
        if (answer.ValueOrDefault is { } part)
        {
            (_households, _listed) = (part with { Rows = [.. known, .. part.Rows], Total = Math.Max(part.Total, known.Count) }, question);
        }
    }

    private async Task LoadOpenedAsync() =>
        _opened = _open is { } id ? (await OpenVillageHousehold.ExecuteAsync(id, Actor, Aborted)).ValueOrDefault : null;

    private async Task ToggleAsync(Guid household)
    {
        (var address, _open, _opened) = (ToggleUrl(household), household == _open ? null : household, null);
        await Script.RunAsync("showAddress", Aborted, address);
        await LoadOpenedAsync();
    }

    private async Task ShowMoreAsync()
    {
        await Script.RunAsync("showAddress", Aborted, MoreUrl);
        await LoadRowsAsync(_households!.Rows.Count + PageSize);
    }

    private async Task SearchSoon()
    {
        _typing?.Cancel();
        _typing = CancellationTokenSource.CreateLinkedTokenSource(Aborted);
        var mine = _typing.Token;
        await Task.Delay(TypingPause, mine).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        if (!mine.IsCancellationRequested)
        {
            Search();
        }
    }

    private void Search() => Navigation.NavigateTo(UrlWith(_filter, _typed, shown: null, open: null), replace: true);

    protected override void Dispose(bool disposing)
    {
        _typing?.Dispose();
        base.Dispose(disposing);
    }
}
