using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Domain.Kernel;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace EnrollmentPortal.Web.Features.Desk.Payment;

/// <summary>The desk's right side: the payment is chosen, shown, confirmed and receipted here.</summary>
public sealed partial class PaymentSide : IDisposable
{
    private const string ToMend = "[data-draft] [aria-invalid=true], [data-pay]";

    private DotNetObjectReference<PaymentSide>? _self;

    /// <summary>Null while no household is open.</summary>
    [Parameter, EditorRequired]
    public OpenedHousehold? Open { get; set; }

    /// <summary>Null while the page is drawn in advance.</summary>
    [Parameter, EditorRequired]
    public DeskScript? Script { get; set; }

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    /// <summary>Ends with the page.</summary>
    [Parameter]
    public CancellationToken Aborted { get; set; }

    /// <summary>A payment was answered, taken or refused: the register may have changed since the household was opened.</summary>
    [Parameter, EditorRequired]
    public EventCallback<OpenedHousehold> OnAnswered { get; set; }

    /// <summary>A payment is through: components that show who is enrolled look again.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnTaken { get; set; }

    [Inject]
    private RecordContribution RecordContribution { get; set; } = default!;

    [Inject]
    private IValidator<RecordContributionCommand> Validator { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private DeskScript Desk => Script ?? throw new InvalidOperationException("The script is there once the page is interactive.");

    /// <summary>F9 or the button: shows the payment, or takes the one that was shown.</summary>
    /// <remarks>The circuit hears in order, so whatever was clicked or typed before has counted by now. What fails in a call from
    /// the script reaches no error boundary by itself.</remarks>
    /// <param name="shown">The offer that stood on the screen when the key went down; null when none did.</param>
    [JSInvokable]
    public async Task PayAsync(Guid? shown)
    {
        try
        {
            if (Open is { IsTaking: false } open)
            {
                await PayAsync(open, shown);
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            await DispatchExceptionAsync(problem);
        }
    }

    public void Dispose() => _self?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        if (Script is not null)
        {
            _self = DotNetObjectReference.Create(this);
            await Script.AttachAsync(_self);
        }
    }

    private static PaymentOffer? Offer(OpenedHousehold open) =>
        open.Basket is { Sheet.Plan: { } plan, Chosen.Count: > 0 } basket ? PaymentOffer.Of(basket, plan, open.Draft) : null;

    private Task PayAsync(OpenedHousehold open, Guid? shown) => Offer(open) switch
    {
        null => Desk.ReturnAsync(),
        { } now when open.Offer is { } offer && offer.Id == shown && offer.Says(now) => TakeAsync(open, offer),
        { } now => ShowAsync(open, now, again: shown is not null),
    };

    // A field that the channel asks for is asked for now, not after the clerk has read out the sum.
    private async Task ShowAsync(OpenedHousehold open, PaymentOffer offer, bool again)
    {
        var command = offer.ToCommand(open.Id, open.Key);
        var missing = Validator.Validate(command).Errors is [var fault, ..] ? new Error(fault.ErrorCode) : command.LacksCashReason(open.Basket.Sheet.Plan!);
        if (missing is not null)
        {
            open.Refuse(missing);
            StateHasChanged();
            await Desk.FocusAsync(ToMend);
            return;
        }

        open.Show(offer, again);
        StateHasChanged();
        await Desk.ShowOfferAsync();
    }

    // The next digit answers for the next one who was left out, and Enter goes on to the next household.
    private async Task HearAsync(OpenedHousehold open)
    {
        await OnAnswered.InvokeAsync(open);
        StateHasChanged();
        await Desk.FocusAsync("[data-next]");
    }

    private Task WithdrawAsync()
    {
        if (Open is not { IsTaking: false } open)
        {
            return Task.CompletedTask; // too late: the answer follows
        }

        open.Withdraw();
        StateHasChanged();
        return Desk.ReturnAsync();
    }
}
