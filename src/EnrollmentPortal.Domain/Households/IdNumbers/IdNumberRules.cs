using System.Globalization;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Households.IdNumbers;

/// <summary>The arithmetic and the lists behind <see cref="IdNumber"/>.</summary>
internal static class IdNumberRules
{
    private const int OldestYear = 1900;
    private const string CheckCharacters = "10X98765432";

    // 83 is not in GB/T 2260: residence permits of people from Taiwan, who may enrol, carry it in place of 71.
    private static readonly HashSet<int> Provinces =
    [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46,
        50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83,
    ];

    /// <summary>Weights of the first seventeen digits: 2^(18 - position) modulo 11.</summary>
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Half-width, without white space, with a capital X.</summary>
    public static string Normalise(string? text)
    {
        if (text is null)
        {
            return string.Empty;
        }

        var kept = text.Where(character => !char.IsWhiteSpace(character)).Select(HalfWidth);
        return string.Concat(kept);
    }

    /// <summary>The first reason why the normalised characters are no number, or nothing.</summary>
    public static Error? FirstFault(string characters, bool allowReserved)
    {
        if (characters.Length != IdNumber.Length)
        {
            return IdNumberErrors.WrongLength;
        }

        if (characters.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9') || !(characters[17] == 'X' || char.IsAsciiDigit(characters[17])))
        {
            return IdNumberErrors.NotDigits;
        }

        if (!IsProvince(characters.AsSpan(0, 2), allowReserved))
        {
            return IdNumberErrors.UnknownProvince;
        }

        if (BirthDateIn(characters) is null)
        {
            return IdNumberErrors.NoBirthDate;
        }

        return CheckCharacter(characters) == characters[17] ? null : IdNumberErrors.WrongCheckDigit;
    }

    /// <summary>The day that digits 7 to 14 state, if it is one.</summary>
    public static DateOnly? BirthDateIn(ReadOnlySpan<char> characters) =>
        DateOnly.TryParseExact(characters.Slice(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year >= OldestYear
            ? day
            : null;

    /// <summary>ISO 7064 MOD 11-2 over the first seventeen digits.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> characters)
    {
        var sum = 0;
        for (var index = 0; index < Weights.Length; index++)
        {
            sum += (characters[index] - '0') * Weights[index];
        }

        return CheckCharacters[sum % 11];
    }

    private static bool IsProvince(ReadOnlySpan<char> digits, bool allowReserved) =>
        digits.SequenceEqual(IdNumber.ReservedProvince)
            ? allowReserved
            : Provinces.Contains(int.Parse(digits, CultureInfo.InvariantCulture));

    private static char HalfWidth(char character) => character switch
    {
        >= '０' and <= '９' => (char)(character - '０' + '0'),
        'x' or 'ｘ' or 'Ｘ' => 'X',
        _ => character,
    };
}
