using System.Globalization;

namespace EnrollmentPortal.Application.Accounts.Passwords;

/// <summary>Tells whether a password falls to an attacker who tries words, years and runs of keys before anything else.</summary>
/// <remarks>The password is read as few pieces as possible: a listed word, a year, a date, a run (abc, 987, aaa, qwerty) is one piece however long
/// it is, any other character is one. <c>Suixian2024</c> is two pieces. A piece that comes twice counts once. What has too few pieces is refused; which kinds of characters it has
/// does not matter, because people write a capital first and digits last, and guessers know.</remarks>
public static class GuessablePassword
{
    /// <summary>Pieces that a password must have.</summary>
    public const int MinPieces = 6;

    private const int ShortestWord = 4;
    private const int ShortestRun = 3;

    // What comes after it only makes a password better, and the reading takes time by the square.
    private const int MaxReadLength = 64;

    private static readonly string[] KeyRows =
    [
        "abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba", "01234567890", "09876543210", "qwertyuiop", "poiuytrewq", "asdfghjkl", "lkjhgfdsa", "zxcvbnm", "mnbvcxz",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm", "!@#$%^&*()",
    ];

    /// <param name="password">As it was typed.</param>
    /// <param name="ownWords">What is known of the user and of where they work, in lower case.</param>
    /// <returns>The words in it, when it has too few pieces; null when it is good enough.</returns>
    public static IReadOnlyList<string>? Weakness(string password, IReadOnlySet<string> ownWords)
    {
        var text = password.ToLowerInvariant();
        text = text.Length > MaxReadLength ? text[..MaxReadLength] : text;
        var pieces = Read(text, Plain(text), ownWords).Distinct(StringComparer.Ordinal).ToList();
        return pieces.Count >= MinPieces ? null : [.. pieces.Where(piece => piece.Length > 1)];
    }

    // From the left, every place keeps the shortest way to it.
    private static List<string> Read(string text, string plain, IReadOnlySet<string> ownWords)
    {
        var steps = new (int Pieces, int From)[text.Length + 1];
        for (var to = 1; to <= text.Length; to++)
        {
            steps[to] = (steps[to - 1].Pieces + 1, to - 1);
            for (var from = 0; from <= to - 2; from++)
            {
                if (steps[from].Pieces + 1 < steps[to].Pieces && IsPiece(text[from..to], plain[from..to], ownWords))
                {
                    steps[to] = (steps[from].Pieces + 1, from);
                }
            }
        }

        var pieces = new List<string>();
        for (var to = text.Length; to > 0; to = steps[to].From)
        {
            pieces.Insert(0, text[steps[to].From..to]);
        }

        return pieces;
    }

    private static bool IsPiece(string text, string plain, IReadOnlySet<string> ownWords) =>
        ownWords.Contains(text) || ownWords.Contains(plain)
        || (text.Length >= ShortestWord && (PasswordWords.Common.Contains(text) || PasswordWords.Common.Contains(plain)))
        || IsRun(text) || IsYear(text) || IsDate(text);

    private static bool IsRun(string text) =>
        text.Length >= ShortestRun && (text.All(letter => letter == text[0]) || KeyRows.Any(row => row.Contains(text, StringComparison.Ordinal)));

    private static bool IsYear(string text) =>
        text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2099;

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, ["yyyyMMdd", "yyMMdd", "yyyy-MM-dd", "yyyy.MM.dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // As people disguise letters: P@ssw0rd.
    private static string Plain(string text) => string.Concat(text.Select(letter => letter switch
    {
        '@' or '4' => 'a',
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '$' or '5' => 's',
        '7' => 't',
        _ => letter,
    }));
}
