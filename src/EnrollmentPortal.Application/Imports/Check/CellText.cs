using System.Globalization;
using System.Text;

namespace EnrollmentPortal.Application.Imports.Check;

/// <summary>Puts right what spreadsheets and input methods leave in cells.</summary>
internal static class CellText
{
    /// <summary>Half-width, without invisible signs and without spaces, save those between Latin words; the apostrophe goes that marks text.</summary>
    public static string Tidy(string raw)
    {
        if (IsPlain(raw))
        {
            return raw;
        }

        var text = new StringBuilder(raw.Length);
        foreach (var letter in raw.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsWhiteSpace(letter))
            {
                // Kept for now: whether it stands between Latin words is seen when the next letter is.
                text.Append(' ');
            }
            else if (char.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                text.Append(letter);
            }
        }

        return Close(text.ToString().Trim().TrimStart('\'', '`').Trim());
    }

    // What nearly every cell is: Chinese characters and half-width signs.
    private static bool IsPlain(string text)
    {
        foreach (var letter in text)
        {
            if (letter is not ((> ' ' and < '\u007F' and not ('\'' or '`')) or (>= '\u4E00' and <= '\u9FFF') or '·'))
            {
                return false;
            }
        }

        return true;
    }

    private static string Close(string text)
    {
        if (!text.Contains(' ', StringComparison.Ordinal))
        {
            return text;
        }

        var closed = new StringBuilder(text.Length);
        for (var place = 0; place < text.Length; place++)
        {
            var isBetweenWords = text[place] == ' ' && char.IsAsciiLetter(text[place - 1]) && char.IsAsciiLetter(text[place + 1]);
            if (text[place] != ' ' || isBetweenWords)
            {
                closed.Append(text[place]);
            }
        }

        return closed.ToString();
    }
}
