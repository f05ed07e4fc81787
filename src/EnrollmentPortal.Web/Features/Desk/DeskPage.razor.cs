using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Features.Desk.Payment;
using EnrollmentPortal.Web.Features.Desk.Search;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace EnrollmentPortal.Web.Features.Desk;

/// <summary>登记缴费台: from the search to the receipt, by keyboard alone.</summary>
public sealed partial class DeskPage
{
    private SearchPane? _search;
    private DeskScript? _script;
    private IReadOnlyList<RecentHousehold> _recent = [];
    private Guid? _wanted;
    private Guid? _pointed;
    private bool _mustPoint;
    private OpenedHousehold? _open;
    private Error? _openError;

    // The next household most likely pays in the same way.
    private PaymentChannel _channel = PaymentChannel.Cash;

    [Parameter]
    public Guid? HouseholdId { get; set; }

    /// <summary>The member that the search found.</summary>
    [SupplyParameterFromQuery]
    public Guid? Person { get; set; }

    [Inject]
    private OpenHousehold OpenHousehold { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    private DeskScript Script => _script ?? throw new InvalidOperationException("The script is there once the page is interactive.");

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            _script = new DeskScript(Browser, Assets, Actor.UserId);
            _recent = await Script.RecentAsync();
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        // Nothing is read while the page is drawn in advance: the circuit would read it all again.
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        // Another member of the household that is open: only the cursor goes there.
        (_mustPoint, _pointed) = (HouseholdId == _wanted && Person != _pointed, Person);
        if (HouseholdId == _wanted)
        {
            return;
        }

        _wanted = HouseholdId;
        _channel = _open?.Draft.Channel ?? _channel;
        (_open, _openError) = (null, null);
        if (HouseholdId is { } id)
        {
            await OpenAsync(id);
        }
        else
        {
            _search?.Clear();
            await Script.StartOverAsync();
        }
    }

    // Another choice is another payment: what was shown for confirmation no longer holds.
    private async Task ChooseAgainAsync()
    {
        if (_open is { Offer: not null, IsTaking: false } open)
        {
            open.Withdraw();
            StateHasChanged();
            await Script.ReturnAsync();
        }
    }

    // An answer may lead to the next question, or to a price.
    private Task AskAgainAsync() => ReadAgainAsync(withdraw: true);

    private async Task ReadAgainAsync(bool withdraw)
    {
        if (_open is { IsTaking: false } open)
        {
            if (withdraw)
            {
                open.Withdraw();
            }

            await RefreshAsync(open);
            StateHasChanged();
            await Script.ReturnAsync();
        }
    }

    private async Task RefreshAsync(OpenedHousehold open)
    {
        var opened = await OpenHousehold.ExecuteAsync(open.Id, pendingKey: null, Actor, Aborted);
        if (!opened.IsError)
        {
            open.Basket.Refresh(opened.Value);
        }
    }

    private Task SearchAgainAsync() => _search?.SearchAgainAsync() ?? Task.CompletedTask;
}
