using EnrollmentPortal.Application.Resources;

namespace EnrollmentPortal.Application.Registry.Names;

/// <summary>Readings of characters and surnames without tones, generated from pinyin-pro (see PinyinData/generate-readings.mjs).</summary>
internal sealed class PinyinReadings
{
    private const char First = '㐀';
    private const char Last = '鿿';

    private readonly string?[] _usual = new string?[Last - First + 1];
    private readonly Dictionary<string, List<string[]>> _surnames = [];

    private PinyinReadings()
    {
        foreach (var line in EmbeddedText.CompressedLines("Pinyin/readings.txt.br"))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (line[0] == '@')
            {
                AddSurname(line[1..space], line[(space + 1)..].Split(' '));
            }
            else
            {
                AddUsual(line[..space], line.AsSpan(space + 1));
            }
        }
    }

    /// <summary>The table, read at first use and kept: about 220 KB of references to 400 syllables.</summary>
    public static PinyinReadings Instance { get; } = new();

    /// <summary>The usual reading, or nothing for a character that is not Chinese or not in the table.</summary>
    public string? Usual(char character) => character is >= First and <= Last ? _usual[character - First] : null;

    /// <summary>Readings of the surname at the start of a name, usual first; none when it has no reading of its own.</summary>
    /// <remarks>A name that is nothing but the two characters of a double surname is a surname and a given name: 东方 may be 东 + 方.</remarks>
    public IReadOnlyList<string[]> Surname(string name)
    {
        if (name.Length > 2 && _surnames.TryGetValue(name[..2], out var readings))
        {
            return readings;
        }

        return name.Length > 0 && _surnames.TryGetValue(name[..1], out readings) ? readings : [];
    }

    private void AddUsual(string syllable, ReadOnlySpan<char> characters)
    {
        foreach (var character in characters)
        {
            _usual[character - First] = syllable;
        }
    }

    private void AddSurname(string surname, string[] syllables)
    {
        if (!_surnames.TryGetValue(surname, out var readings))
        {
            _surnames.Add(surname, readings = []);
        }

        readings.Add(syllables);
    }
}
