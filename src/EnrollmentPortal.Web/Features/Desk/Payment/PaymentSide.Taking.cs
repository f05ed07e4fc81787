using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Web.Features.Desk.Payment;

/// <content>From the confirmed offer to the receipt or the refusal.</content>
public sealed partial class PaymentSide
{
    private async Task TakeAsync(OpenedHousehold open, PaymentOffer offer)
    {
        open.IsTaking = true;
        StateHasChanged();
        try
        {
            var recorded = await RecordContribution.ExecuteAsync(offer.ToCommand(open.Id, open.Key), PayingFor(open), Aborted);
            await OnAnswered.InvokeAsync(open);
            await (Open != open ? ReturnToAsync(open) : recorded.IsError ? RefuseAsync(open, offer, recorded.Error) : SettleAsync(open, recorded.Value));
        }
        catch (Exception problem) when (LostDatabase.Explains(problem))
        {
            // Whether it was committed is unknown. Offer and key stay: the same payment asked for again is taken once.
            open.Refuse(ContributionErrors.DatabaseLost, instead: offer);
        }
        finally
        {
            open.IsTaking = false;
            StateHasChanged();
        }
    }

    // A payment is for the year that the household was shown in, also when another one has opened meanwhile.
    private Actor PayingFor(OpenedHousehold open) => Actor with { Scope = Actor.Scope.InYear(open.Basket.Sheet.CoverageYear) };

    // The clerk has gone on before the answer came: it is read where it belongs. The key still stands, so a receipt is found by it.
    private Task ReturnToAsync(OpenedHousehold open)
    {
        Navigation.NavigateTo($"/desk/{open.Id}");
        return Task.CompletedTask;
    }

    // Where the register has changed since the household was opened, what holds now is shown again.
    private async Task RefuseAsync(OpenedHousehold open, PaymentOffer refused, Error why)
    {
        var now = Offer(open);
        open.Refuse(why, instead: now?.Says(refused) == true ? null : now);
        StateHasChanged();
        await (open.Offer is null ? Desk.FocusAsync(ToMend) : Desk.ShowOfferAsync());
    }

    private async Task SettleAsync(OpenedHousehold open, RecordedReceipt receipt)
    {
        open.Settle(receipt, await Desk.SettleAsync(open.Id, Guid.CreateVersion7()));
        StateHasChanged();
        await OnTaken.InvokeAsync();
        await Desk.FocusAsync("[data-next]");
        await Desk.PrintAsync(receipt.ContributionId);
    }
}
