namespace EnrollmentPortal.Application.Tables;

/// <summary>Characters that no database keeps and no page shows: the zero character, and half of a pair.</summary>
internal static class CellCharacters
{
    private const char Replacement = '\uFFFD';

    /// <summary>The row as it is; with such a character it is one that cannot be used, and says so.</summary>
    public static TableRow Checked(TableRow row) => row.Cells.All(IsPlain) ? row : row with
    {
        Cells = [.. row.Cells.Select(Plain)],
        Defect = row.Defect ?? TableErrors.Characters(row.Number),
    };

    /// <summary>The text with a mark in place of each such character.</summary>
    public static string Plain(string text) => IsPlain(text) ? text : string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0 ? Replacement.ToString() : rune.ToString()));

    private static bool IsPlain(string text)
    {
        if (text.Contains('\0'))
        {
            return false;
        }

        for (var place = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); place >= 0 && place < text.Length; place++)
        {
            if (!char.IsSurrogate(text[place]))
            {
                continue;
            }

            if (place + 1 == text.Length || !char.IsSurrogatePair(text[place], text[place + 1]))
            {
                return false;
            }

            place++;
        }

        return true;
    }
}
