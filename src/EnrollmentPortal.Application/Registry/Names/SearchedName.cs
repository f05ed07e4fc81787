namespace EnrollmentPortal.Application.Registry.Names;

/// <summary>A name as the search looks for it: whatever writes a person fills its search columns from here.</summary>
/// <param name="Initials">First letters: 欧阳娜娜 is <c>oynn</c>.</param>
/// <param name="Pinyin">The whole spelling without gaps: <c>ouyangnana</c>.</param>
public sealed record SearchedName(string Initials, string Pinyin)
{
    /// <summary>The search columns of a name. Those of telephone and address come from <see cref="Domain.Households.Contact.PhoneDigits"/>
    /// and <see cref="Domain.Households.Contact.AddressStem"/>, with the entity itself.</summary>
    public static SearchedName Of(string name) => new(Registry.Names.Pinyin.Initials(name), Registry.Names.Pinyin.Spell(name));
}
