namespace EnrollmentPortal.Domain.Households.Contact;

/// <summary>Telephone numbers as the search needs them.</summary>
public static class PhoneDigits
{
    /// <summary>The digits backwards, so that a number's tail is the beginning of a text that an index can use; null without a digit.</summary>
    public static string? Reversed(string? phone)
    {
        if (phone is null)
        {
            return null;
        }

        var digits = phone.Where(char.IsAsciiDigit).Reverse().ToArray();
        return digits.Length == 0 ? null : new string(digits);
    }
}
