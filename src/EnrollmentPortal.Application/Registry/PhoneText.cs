namespace EnrollmentPortal.Application.Registry;

/// <summary>Telephone numbers as registers hold them: mobiles, and landlines with or without area code.</summary>
internal static class PhoneText
{
    private const int ShortestLandline = 7;
    private const int MaxLengthWithAreaCode = 13;

    /// <summary>Empty, or digits with at most spaces and hyphens between them.</summary>
    public static bool IsShaped(string? phone) =>
        string.IsNullOrWhiteSpace(phone)
        || (phone.Trim() is { Length: >= ShortestLandline and <= MaxLengthWithAreaCode } text
            && text.All(letter => char.IsAsciiDigit(letter) || letter is '-' or ' '));

    /// <summary>Null for nothing, so that an empty box never becomes a call button.</summary>
    public static string? Tidy(string? phone) => string.IsNullOrWhiteSpace(phone) ? null : phone.Trim();
}
