using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Enrollments;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace EnrollmentPortal.Web.Features.Desk;

/// <summary>登记缴费台: from the search to the receipt, by keyboard alone.</summary>
public sealed partial class DeskPage
{
    private SearchPane? _search;
    private DeskScript? _script;
    private IReadOnlyList<RecentHousehold> _recent = [];
    private Guid? _opened;
    private Basket? _basket;
    private Error? _openError;

    [Parameter]
    public Guid? HouseholdId { get; set; }

    /// <summary>The member whom the search found.</summary>
    [SupplyParameterFromQuery]
    public Guid? Person { get; set; }

    [Inject]
    private OpenHousehold OpenHousehold { get; set; } = default!;

    [Inject]
    private RecordContribution RecordContribution { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    private DeskScript Script => _script ?? throw new InvalidOperationException("The script is there once the page is interactive.");

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            _script = new DeskScript(Browser, "/" + Assets["desk.js"], Actor.UserId);
            _recent = await Script.RecentAsync();
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        // Nothing is read while the page is drawn in advance: the circuit would read it all again.
        if (!RendererInfo.IsInteractive || HouseholdId == _opened)
        {
            return;
        }

        _opened = HouseholdId;
        (_basket, _openError, _receipt, _payError) = (null, null, null, null);
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

    private async Task OpenAsync(Guid id)
    {
        _key = await Script.PendingKeyAsync(id, Guid.CreateVersion7());
        var opened = await OpenHousehold.ExecuteAsync(id, _key, Actor, Aborted);
        if (_opened != id)
        {
            return; // another household was opened meanwhile
        }

        if (opened.IsError)
        {
            _openError = opened.Error;
            return;
        }

        var sheet = opened.Value;
        _basket = new Basket(sheet);
        _draft = await RestoreAsync(sheet);
        _recent = await Script.RememberAsync(new RecentHousehold(id, sheet.HeadName, sheet.Village, sheet.Number));
        if (sheet.Settled is { } settled)
        {
            await ShowReceiptAsync(id, settled);
        }

        StateHasChanged();
        var found = sheet.Members.Any(member => member.PersonId == Person);
        await Script.FocusAsync(_receipt is not null ? "[data-next]" : found ? "tr.desk-found" : "[data-member]");
    }

    private async Task RefreshAsync(Guid id)
    {
        var opened = await OpenHousehold.ExecuteAsync(id, pendingKey: null, Actor, Aborted);
        if (!opened.IsError && _opened == id)
        {
            _basket?.Refresh(opened.Value);
        }
    }
}
