using System.Security.Cryptography;

namespace EnrollmentPortal.Application.Accounts;

/// <summary>A password that an administrator reads out once.</summary>
/// <remarks>Fifteen characters, more than 60 bits; without letters and digits that are taken for each other on a slip of paper.</remarks>
internal static class InitialPassword
{
    private const string Small = "abcdefghijkmnpqrstuvwxyz";
    private const string Capital = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Digits = "23456789";

    public static string Next()
    {
        var letters = (RandomNumberGenerator.GetString(Small, 5) + RandomNumberGenerator.GetString(Capital, 5) + RandomNumberGenerator.GetString(Digits, 5)).ToCharArray();
        RandomNumberGenerator.Shuffle(letters.AsSpan());
        return new string(letters);
    }
}
