using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Facts;

/// <summary>Reads circumstances as they are written in files: <c>event=newborn;event_on=2024-03-01;independent=yes</c>.</summary>
/// <remarks>The vocabulary is closed: an unknown key or value is an error, because a typing error would change a price silently.</remarks>
public static class CircumstancesText
{
    /// <summary>The circumstances, or the first error.</summary>
    public static Result<Circumstances> Parse(string? text)
    {
        var reader = new CircumstancesReader();
        foreach (var (key, value) in Pairs(text))
        {
            if ((value is null ? CircumstancesErrors.UnknownCircumstance(key) : reader.Read(key, value)) is { } error)
            {
                return error;
            }
        }

        return reader.Finish();
    }

    /// <summary>The keys and values as they stand, whether the vocabulary knows them or not.</summary>
    /// <returns>Without a value where a part has no key and value: the key is the whole part then.</returns>
    public static IEnumerable<(string Key, string? Value)> Pairs(string? text)
    {
        foreach (var part in (text ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var sign = part.IndexOf('=', StringComparison.Ordinal);
            yield return sign <= 0 ? (part, null) : (part[..sign].Trim(), part[(sign + 1)..].Trim());
        }
    }
}
