using EnrollmentPortal.Domain.Households.IdNumbers;


namespace EnrollmentPortal.Application.Registry.Names;

/// <summary>What a typed word may be: the ways into the register, each with an index.</summary>
public enum SearchKind
{
    /// <summary>A whole ID number, looked up by its hash.</summary>
    IdNumber,

    /// <summary>A whole ID number that the person no longer has: corrected, or of a merged record.</summary>
    EarlierIdNumber,

    /// <summary>The beginning of a household register's number.</summary>
    HouseholdNumber,

    /// <summary>The last digits of a person's or a household's telephone number, or all of it.</summary>
    PhoneTail,

    /// <summary>The beginning of a name's pinyin initials.</summary>
    Initials,

    /// <summary>The beginning of a name's whole pinyin.</summary>
    Pinyin,

    /// <summary>The beginning of a name.</summary>
    Name,

    /// <summary>The beginning of the name of a household's head, typed after 户主.</summary>
    Head,

    /// <summary>The beginning of a village's name: its households.</summary>
    Village,

    /// <summary>A piece of an address.</summary>
    Address,
}

/// <summary>The typed text, told apart by its characters.</summary>
/// <param name="Kinds">What the term may be, the likeliest first; empty for nothing or only signs.</param>
/// <param name="Term">The last word: lower case where letters are pinyin.</param>
/// <param name="Place">The word before it: the beginning of a village's name; null where only one word was typed.</param>
internal sealed record SearchText(IReadOnlyList<SearchKind> Kinds, string Term, string? Place)
{
    // Register numbers of the demonstration have eight digits; real ones up to fourteen. Longer is a mistyped ID number.
    private const int MaxHouseholdNumberLength = 14;
    private const int ShortestTail = 4;
    private const int MaxPhoneLength = 12;
    private const string HeadWord = "户主";

    private static readonly SearchText Nothing = new([], string.Empty, Place: null);

    public static SearchText Of(string? typed)
    {
        var text = (typed ?? string.Empty).Normalize(System.Text.NormalizationForm.FormKC).Trim();
        var joined = string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
        if (IsIdNumber(joined))
        {
            return new SearchText([SearchKind.IdNumber, SearchKind.EarlierIdNumber], joined, Place: null);
        }

        var words = text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] => Nothing,
            [HeadWord, var head] => new SearchText([SearchKind.Head], head, Place: null),
            [var term] => Of(term, place: null),
            [var place, .., var term] => Of(term, place),
        };
    }

    /// <summary>All that was typed as one piece of an address, for when its first word is no village.</summary>
    public SearchText AsAddress() => new([SearchKind.Address], Place + Term, Place: null);

    private static SearchText Of(string term, string? place)
    {
        if (term.StartsWith(HeadWord, StringComparison.Ordinal) && term.Length > HeadWord.Length)
        {
            return new SearchText([SearchKind.Head], term[HeadWord.Length..].TrimStart(':'), place);
        }

        if (term.All(char.IsAsciiDigit))
        {
            return new SearchText(
                term.Length is >= ShortestTail and <= MaxPhoneLength ? [SearchKind.HouseholdNumber, SearchKind.PhoneTail] : [SearchKind.HouseholdNumber],
                term,
                place);
        }

        return term.All(char.IsAsciiLetter)
            ? new SearchText([SearchKind.Initials, SearchKind.Pinyin], term.ToLowerInvariant(), place)
            : new SearchText(OfWords(term, place), term, place);
    }

    // A figure stands in no name and in no village's name.
    private static SearchKind[] OfWords(string term, string? place)
    {
        if (!term.Any(char.IsLetter))
        {
            return [];
        }

        if (term.Any(char.IsAsciiDigit))
        {
            return [SearchKind.Address];
        }

        return (place, term.Length) switch
        {
            (not null, _) => [SearchKind.Name],
            (null, 1) => [SearchKind.Name, SearchKind.Village],
            (null, _) => [SearchKind.Name, SearchKind.Village, SearchKind.Address],
        };
    }

    private static bool IsIdNumber(string joined) =>
        joined.Length > MaxHouseholdNumberLength
        && joined.AsSpan(0, joined.Length - 1).IndexOfAnyExceptInRange('0', '9') < 0
        && (char.IsAsciiDigit(joined[^1]) || joined[^1] is 'x' or 'X')
        && joined.Length >= IdNumber.Length - 3;
}
