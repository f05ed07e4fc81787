using System.Collections.Frozen;

namespace EnrollmentPortal.Domain.Kernel;

/// <summary>The written names of an enum in files: <c>LocalHukou</c> is written <c>local-hukou</c>.</summary>
public static class Vocabulary<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<string, T> ByName =
        Enum.GetValues<T>().ToFrozenDictionary(value => Written(value.ToString()), StringComparer.Ordinal);

    private static readonly FrozenDictionary<T, string> ByValue =
        ByName.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Every written name, in the enum's order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Enum.GetValues<T>().Select(value => Written(value.ToString()))];

    /// <summary>The written name of a value.</summary>
    public static string NameOf(T value) => ByValue[value];

    /// <summary>False when no value is written so.</summary>
    public static bool TryParse(string? name, out T value)
    {
        if (name is not null && ByName.TryGetValue(name, out value))
        {
            return true;
        }

        value = default;
        return false;
    }

    private static string Written(string name) =>
        string.Concat(name.Select((letter, index) =>
            char.IsAsciiLetterUpper(letter)
                ? (index == 0 ? string.Empty : "-") + char.ToLowerInvariant(letter)
                : letter.ToString()));
}
