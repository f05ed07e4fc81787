using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Enrollments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Web.Features.Desk;

/// <content>The payment.</content>
public sealed partial class DeskPage
{
    private Guid _key;
    private PaymentDraft _draft = new();
    private bool _paying;
    private Error? _payError;
    private RecordedReceipt? _receipt;

    private async Task PayAsync()
    {
        if (_paying || _basket is not { Sheet.Plan: { } plan } basket)
        {
            return; // the second of two quick clicks
        }

        _paying = true;
        try
        {
            var command = new RecordContributionCommand(
                basket.Sheet.Id,
                basket.Lines,
                _draft.ChannelFor(plan, basket.IsZeroDeclaration),
                _draft.Reference,
                _draft.PayerName,
                basket.Total,
                _key);
            await ShowAsync(basket.Sheet.Id, await RecordContribution.ExecuteAsync(command, PayingFor(basket.Sheet), Aborted));
        }
        finally
        {
            _paying = false;
        }
    }

    // A payment is for the year that the household was shown in, also when another one has opened meanwhile.
    private Actor PayingFor(HouseholdSheet sheet) => Actor with { Scope = Actor.Scope.InYear(sheet.CoverageYear) };

    private async Task ShowAsync(Guid household, Result<RecordedReceipt> recorded)
    {
        _payError = recorded.Error;
        // Paid or refused, the register has changed since the household was opened.
        await RefreshAsync(household);
        if (recorded.IsError)
        {
            return;
        }

        await ShowReceiptAsync(household, recorded.Value);
        StateHasChanged();
        await (_search?.SearchAgainAsync() ?? Task.CompletedTask);
        await Script.FocusAsync("[data-next]");
        await Script.PrintAsync(recorded.Value.ContributionId);
    }

    // Only now is the key used up: whatever is paid next for this household is another payment.
    private async Task ShowReceiptAsync(Guid household, RecordedReceipt receipt)
    {
        _receipt = receipt;
        await Script.SettleAsync(household);
        _key = await Script.PendingKeyAsync(household, Guid.CreateVersion7());
        _draft = new PaymentDraft { Channel = _draft.Channel, PayerName = _basket?.Sheet.HeadName ?? string.Empty };
    }

    private async Task<PaymentDraft> RestoreAsync(HouseholdSheet sheet)
    {
        var typed = await Script.DraftAsync();
        return new PaymentDraft
        {
            Channel = Enum.TryParse<PaymentChannel>(typed?.GetValueOrDefault("channel"), out var channel) ? channel : _draft.Channel,
            Reference = typed?.GetValueOrDefault("reference") ?? string.Empty,
            PayerName = typed?.GetValueOrDefault("payer") ?? sheet.HeadName,
        };
    }
}
