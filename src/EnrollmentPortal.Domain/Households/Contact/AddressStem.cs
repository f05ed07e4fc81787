using System.Buffers;
using System.Text;

namespace EnrollmentPortal.Domain.Households.Contact;

/// <summary>The part of an address that many houses share: township, village and group, or a street.</summary>
public static class AddressStem
{
    private static readonly SearchValues<char> PlaceEnds = SearchValues.Create("组社村镇乡路街巷道里庄屯");
    private static readonly SearchValues<char> House = SearchValues.Create("0123456789号-");

    /// <summary>The address without spaces, up to and including the last character that ends a place: 太和社区3组12号 gives 太和社区3组.</summary>
    /// <returns>Where no such character is in it, the address without the figures of the house; empty for none.</returns>
    public static string Of(string? address)
    {
        var text = Tidy(address);
        var end = text.AsSpan().LastIndexOfAny(PlaceEnds);
        return end >= 0 ? text[..(end + 1)] : text[..(text.AsSpan().LastIndexOfAnyExcept(House) + 1)];
    }

    /// <summary>Half-width and without spaces: how addresses are compared.</summary>
    public static string Tidy(string? address) =>
        string.Concat((address ?? string.Empty).Normalize(NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character)));
}
