using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Households.IdNumbers;

/// <summary>A citizen's identity number (公民身份号码): six digits of region, eight of birth date, three of sequence, one check character.</summary>
/// <remarks>
/// Source: GB 11643-1999; province prefixes GB/T 2260. The number never leaves by accident: <see cref="ToString"/> is masked,
/// and only <see cref="Reveal"/> gives all eighteen characters, so a search for its callers finds every place that shows one.
/// </remarks>
public readonly record struct IdNumber
{
    /// <summary>Characters of a number.</summary>
    public const int Length = 18;

    /// <summary>The province prefix of synthetic people. GB/T 2260 assigns it to no province.</summary>
    public const string ReservedProvince = "99";

    private readonly string? _characters;

    private IdNumber(string characters) => _characters = characters;

    /// <summary>The day of birth that the number states.</summary>
    public DateOnly BirthDate => IdNumberRules.BirthDateIn(Characters)!.Value;

    /// <summary>The sex that the number states.</summary>
    public Sex Sex => (Characters[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female;

    /// <summary>The two digits of the province in which the number was first issued.</summary>
    public string Province => Characters[..2];

    /// <summary>True for a synthetic person's number.</summary>
    public bool IsReserved => Characters.StartsWith(ReservedProvince, StringComparison.Ordinal);

    /// <summary>The first three and the last four characters, the rest as asterisks.</summary>
    public string Masked => string.Concat(Characters.AsSpan(0, 3), "***********", Characters.AsSpan(14));

    private string Characters => _characters ?? throw new InvalidOperationException("An identity number was used before it was set.");

    /// <summary>Reads a number as people type and spreadsheets hold it: full-width digits, spaces and a small x are accepted.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="allowReserved">True in a demonstration tenant, whose synthetic people use <see cref="ReservedProvince"/>.</param>
    /// <returns>
    /// The number, or one of <c>id-number.length</c>, <c>.digits</c>, <c>.province</c>, <c>.birth-date</c>, <c>.check-digit</c>. The check
    /// character comes last because a slip in the other parts breaks it too, and the user is helped more by the precise message.
    /// No error carries the number itself: errors reach logs.
    /// </returns>
    public static Result<IdNumber> Parse(string? text, bool allowReserved)
    {
        var characters = IdNumberRules.Normalise(text);
        return IdNumberRules.FirstFault(characters, allowReserved) is { } fault ? fault : new IdNumber(characters);
    }

    /// <summary>Builds a number with its check character, for synthetic people.</summary>
    /// <param name="prefix6">Six digits of region.</param>
    /// <param name="birthDate">Day of birth.</param>
    /// <param name="sequence">0 to 999; odd for a man, even for a woman.</param>
    /// <exception cref="ArgumentException">The prefix is not six digits, or the sequence is out of range.</exception>
    public static IdNumber Compose(ReadOnlySpan<char> prefix6, DateOnly birthDate, int sequence)
    {
        if (prefix6.Length != 6 || prefix6.ContainsAnyExceptInRange('0', '9') || sequence is < 0 or > 999)
        {
            throw new ArgumentException("A number needs a prefix of six digits and a sequence from 0 to 999.", nameof(prefix6));
        }

        Span<char> characters = stackalloc char[Length];
        prefix6.CopyTo(characters);
        birthDate.TryFormat(characters[6..], out _, "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        characters[14] = (char)('0' + (sequence / 100));
        characters[15] = (char)('0' + (sequence / 10 % 10));
        characters[16] = (char)('0' + (sequence % 10));
        characters[17] = IdNumberRules.CheckCharacter(characters);
        return new IdNumber(new string(characters));
    }

    /// <summary>All eighteen characters. Code that shows them to a user logs who looked and why.</summary>
    public string Reveal() => Characters;

    /// <summary>Compares what the number states with what the register states.</summary>
    /// <returns>Nothing when they agree, else <c>id-number.birth-date-differs</c> or <c>id-number.sex-differs</c>.</returns>
    public Error? Disagreement(DateOnly birthDate, Sex sex)
    {
        if (BirthDate != birthDate)
        {
            return IdNumberErrors.BirthDateDiffers;
        }

        return Sex == sex ? null : IdNumberErrors.SexDiffers;
    }

    /// <summary>The masked form, so that a log line or a message never holds the number.</summary>
    public override string ToString() => _characters is null ? string.Empty : Masked;
}
