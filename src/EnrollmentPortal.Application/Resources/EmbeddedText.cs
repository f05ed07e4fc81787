using System.IO.Compression;
using System.Text;

namespace EnrollmentPortal.Application.Resources;

/// <summary>Reads the data files that are built into this assembly.</summary>
internal static class EmbeddedText
{
    /// <summary>The lines of a UTF-8 file.</summary>
    /// <exception cref="InvalidOperationException">There is no such file: a build fault.</exception>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = Open(name);
        foreach (var line in LinesOf(stream))
        {
            yield return line;
        }
    }

    /// <summary>The lines of a UTF-8 file that was compressed with Brotli.</summary>
    /// <exception cref="InvalidOperationException">There is no such file: a build fault.</exception>
    public static IEnumerable<string> CompressedLines(string name)
    {
        using var stream = new BrotliStream(Open(name), CompressionMode.Decompress);
        foreach (var line in LinesOf(stream))
        {
            yield return line;
        }
    }

    /// <summary>The rows of a separated file without quoting; the heading is left out.</summary>
    public static IEnumerable<string[]> Rows(string name, char separator = ',') =>
        Lines(name).Skip(1).Select(line => line.Split(separator));

    private static IEnumerable<string> LinesOf(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return line;
            }
        }
    }

    private static Stream Open(string name) =>
        typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The assembly holds no resource '{name}'.");
}
