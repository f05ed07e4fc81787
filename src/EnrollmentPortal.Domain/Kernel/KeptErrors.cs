using System.Globalization;

namespace EnrollmentPortal.Domain.Kernel;

/// <summary>How a row keeps a refusal that is shown later: its code, and behind a colon what fills the placeholders of its text.</summary>
/// <remarks>The code alone would lead to a text that cannot be filled. Arguments are kept as text that reads the same in every language.</remarks>
public static class KeptErrors
{
    private const char Beginning = ':';

    // No text that people write has it.
    private const char Separator = '\u001F';

    // Enough to find the place in a file; a cell may hold a whole page.
    private const int MaxArgumentLength = 200;

    /// <summary>What a row keeps.</summary>
    public static string Kept(this Error error) =>
        error.Arguments.Count == 0 ? error.Code : error.Code + Beginning + string.Join(Separator, error.Arguments.Select(Text));

    /// <summary>Back from <see cref="Kept"/>; the arguments are texts now.</summary>
    public static Error Read(string kept)
    {
        var end = kept.IndexOf(Beginning, StringComparison.Ordinal);
        return end < 0 ? new Error(kept) : new Error(kept[..end], [.. kept[(end + 1)..].Split(Separator)]);
    }

    private static string Text(object argument)
    {
        var text = argument switch
        {
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            _ => argument.ToString() ?? string.Empty,
        };
        // The database takes no zero character, and the separator must stay one.
        var plain = text.Any(char.IsControl) ? string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)) : text;
        return plain.Length <= MaxArgumentLength ? plain : plain[..MaxArgumentLength] + "…";
    }
}
