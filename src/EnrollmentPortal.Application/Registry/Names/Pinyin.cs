namespace EnrollmentPortal.Application.Registry.Names;

/// <summary>Personal names in Latin letters, for the search box: a clerk types "oynn" or "ouyangnana" and finds 欧阳娜娜.</summary>
/// <remarks>
/// Without tones, in lower case, ü as v (女 is "nv", as keyboards have it). Surnames read as surnames: 单 is "shan", 曾 is "zeng".
/// Letters and digits stay, in lower case; signs such as the dot in 买买提·艾力 and characters outside the table are left out.
/// </remarks>
public static class Pinyin
{
    /// <summary>The first letter of every character: 欧阳娜娜 gives "oynn".</summary>
    public static string Initials(string name) => Join(Syllables(name, UsualSurname(name)), initialsOnly: true);

    /// <summary>The whole spelling without gaps: 欧阳娜娜 gives "ouyangnana".</summary>
    public static string Spell(string name) => Join(Syllables(name, UsualSurname(name)), initialsOnly: false);

    /// <summary>Every way to abbreviate the name, the usual one first: 覃小红 gives "qxh" and "txh", 曾强 gives "zq" and "cq".</summary>
    /// <remarks>Families of one character read it differently, and a clerk who does not know the family reads it the common way.</remarks>
    public static IReadOnlyList<string> AllInitials(string name) =>
        [.. Readings(name)
            .Append(null)
            .Select(surname => Join(Syllables(name, surname), initialsOnly: true))
            .Distinct(StringComparer.Ordinal)];

    private static string[]? UsualSurname(string name) => Readings(name) is [var usual, ..] ? usual : null;

    private static IReadOnlyList<string[]> Readings(string name) => PinyinReadings.Instance.Surname(name);

    private static IEnumerable<string> Syllables(string name, string[]? surname) =>
        (surname ?? []).Concat(name.Skip(surname?.Length ?? 0).Select(Syllable)).Where(syllable => syllable.Length > 0);

    private static string Syllable(char character) =>
        PinyinReadings.Instance.Usual(character) switch
        {
            { } syllable => syllable,
            null when char.IsAsciiLetterOrDigit(character) => char.ToLowerInvariant(character).ToString(),
            null => string.Empty,
        };

    private static string Join(IEnumerable<string> syllables, bool initialsOnly) =>
        string.Concat(initialsOnly ? syllables.Select(syllable => syllable[..1]) : syllables);
}
