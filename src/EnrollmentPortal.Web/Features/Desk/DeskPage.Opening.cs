using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Web.Features.Desk.Payment;
using EnrollmentPortal.Web.Features.Desk.Search;

namespace EnrollmentPortal.Web.Features.Desk;

/// <content>From the address to the household and the line that has the cursor.</content>
public sealed partial class DeskPage
{
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_mustPoint && _open is not null)
        {
            _mustPoint = false;
            await Script.FocusAsync(SearchPane.FoundLine);
        }
    }

    private async Task OpenAsync(Guid id)
    {
        var key = await Script.PendingKeyAsync(id, Guid.CreateVersion7());
        var opened = await OpenHousehold.ExecuteAsync(id, key, Actor, Aborted);
        var open = opened.IsError ? null : new OpenedHousehold(opened.Value, key, await RestoreAsync(opened.Value));
        if (_wanted != id)
        {
            return; // another household was opened meanwhile
        }

        (_open, _openError) = (open, opened.Error);
        if (open is not null)
        {
            await ShowAsync(open);
        }
    }

    private async Task ShowAsync(OpenedHousehold open)
    {
        var sheet = open.Basket.Sheet;
        _recent = await Script.RememberAsync(new RecentHousehold(open.Id, sheet.HeadName, sheet.Village, sheet.Number));
        if (sheet.Settled is { } settled)
        {
            open.Settle(settled, await Script.SettleAsync(open.Id, Guid.CreateVersion7()));
        }

        StateHasChanged();
        var found = sheet.Members.Any(member => member.PersonId == Person);
        await Script.FocusAsync(open.Receipt is not null ? "[data-next]" : found ? SearchPane.FoundLine : "[data-member]");
    }

    private async Task<PaymentDraft> RestoreAsync(HouseholdSheet sheet)
    {
        var typed = await Script.DraftAsync();
        return new PaymentDraft
        {
            Channel = Enum.TryParse<PaymentChannel>(typed?.GetValueOrDefault("channel"), out var channel) ? channel : _channel,
            Reference = typed?.GetValueOrDefault("reference") ?? string.Empty,
            PayerName = typed?.GetValueOrDefault("payer") ?? sheet.HeadName,
        };
    }
}
