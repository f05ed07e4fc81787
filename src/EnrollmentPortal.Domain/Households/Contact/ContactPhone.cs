namespace EnrollmentPortal.Domain.Households.Contact;

/// <summary>Somebody of a household, as far as a telephone is concerned.</summary>
public sealed record PhoneOwner(bool IsHead, bool IsDead, string? Phone);

/// <summary>The telephone under which a household may be called.</summary>
/// <remarks>A household's number is its head's. When the head has died, or the number is that of another member who has, it is not offered:
/// neither a cadre nor a list calls the dead. It is offered again where somebody living in the household has the same number. The view
/// <c>household_contact</c> says the same of all households at once.</remarks>
public static class ContactPhone
{
    public static string? Of(string? householdPhone, IReadOnlyCollection<PhoneOwner> members)
    {
        var digits = PhoneDigits.Reversed(householdPhone);
        bool Has(PhoneOwner owner) => digits is not null && PhoneDigits.Reversed(owner.Phone) == digits;
        return members.Any(member => member.IsDead && (member.IsHead || Has(member))) && !members.Any(member => !member.IsDead && Has(member))
            ? null
            : householdPhone;
    }
}
