using System.Reflection;

namespace EnrollmentPortal.Application.Accounts.Passwords;

/// <summary>The words that a guesser tries first, wherever the password is used.</summary>
internal static class PasswordWords
{
    private static readonly Lazy<IReadOnlySet<string>> Loaded = new(() =>
        Lines("common-passwords.txt").Concat(Lines("office-words.txt").Where(line => !line.StartsWith('#'))).ToHashSet(StringComparer.Ordinal));

    /// <summary>Common passwords of the world and of a Chinese office, in lower case.</summary>
    public static IReadOnlySet<string> Common => Loaded.Value;

    private static IEnumerable<string> Lines(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Passwords/" + file)
            ?? throw new InvalidOperationException($"The list {file} is not in the program.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
