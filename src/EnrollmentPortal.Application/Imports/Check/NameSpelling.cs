using EnrollmentPortal.Application.Registry.Names;


namespace EnrollmentPortal.Application.Imports.Check;

/// <summary>Spells names; a county has far fewer names than people, so spelt ones are remembered.</summary>
internal sealed class NameSpelling
{
    private const int MaxEntries = 50_000;
    private const string Unspellable = ".";
    private readonly Dictionary<string, (string Initials, string Pinyin)> _known = new(StringComparer.Ordinal);

    public (string Initials, string Pinyin) Of(string name)
    {
        if (_known.TryGetValue(name, out var spelt))
        {
            return spelt;
        }

        var searched = SearchedName.Of(name);
        spelt = (searched.Initials, searched.Pinyin.Length == 0 ? Unspellable : searched.Pinyin);
        if (_known.Count < MaxEntries)
        {
            _known.Add(name, spelt);
        }

        return spelt;
    }
}
