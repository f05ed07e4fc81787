using EnrollmentPortal.Application.Contributions;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Features.Desk.Payment;

namespace EnrollmentPortal.Web.Features.Desk;

/// <summary>The household that is open at the desk, with all that was chosen, typed, shown and taken for it.</summary>
/// <remarks>An answer that comes late is written to the household it was asked for, never beside another one.</remarks>
public sealed class OpenedHousehold(HouseholdSheet sheet, Guid key, PaymentDraft draft)
{
    public Guid Id { get; } = sheet.Id;

    public Basket Basket { get; } = new(sheet);

    /// <summary>The key of the next payment: the same key is the same payment.</summary>
    public Guid Key { get; private set; } = key;

    public PaymentDraft Draft { get; private set; } = draft;

    /// <summary>What stands on the screen to be confirmed; null while the clerk still chooses.</summary>
    public PaymentOffer? Offer { get; private set; }

    /// <summary>The clerk confirmed an offer that no longer held; <see cref="Offer"/> is what holds now.</summary>
    public bool IsShownAgain { get; private set; }

    /// <summary>True from the confirmation to the answer.</summary>
    public bool IsTaking { get; set; }

    /// <summary>Why the last attempt took nothing; null when there was none.</summary>
    public Error? Refusal { get; private set; }

    /// <summary>The last payment; null when none was taken since the household was opened.</summary>
    public RecordedReceipt? Receipt { get; private set; }

    /// <summary>Shows what would be taken.</summary>
    public void Show(PaymentOffer offer, bool again) => (Offer, IsShownAgain, Refusal) = (offer, again, null);

    /// <summary>Back to choosing.</summary>
    public void Withdraw() => (Offer, IsShownAgain) = (null, false);

    /// <summary>Nothing was taken.</summary>
    /// <param name="why">The reason to show.</param>
    /// <param name="instead">What holds now, where the register has changed; null sends the clerk back to choosing.</param>
    public void Refuse(Error why, PaymentOffer? instead = null) => (Offer, IsShownAgain, Refusal) = (instead, false, why);

    /// <summary>The payment is through; what is paid next for this household is another payment.</summary>
    public void Settle(RecordedReceipt receipt, Guid nextKey)
    {
        (Receipt, Key, Offer, IsShownAgain, Refusal) = (receipt, nextKey, null, false, null);
        Draft = new PaymentDraft { Channel = Draft.Channel, PayerName = Basket.Sheet.HeadName };
    }
}
