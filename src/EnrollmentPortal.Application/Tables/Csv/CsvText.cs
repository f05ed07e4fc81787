using System.Buffers;
using System.Text;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Tables.Csv;

/// <summary>Which encoding and separator a text file of rows has.</summary>
/// <param name="Encoding">UTF-8 when every byte fits it, otherwise GB18030; both refuse what they cannot read.</param>
/// <param name="Separator">Comma, semicolon or tab, whichever the header has most of.</param>
/// <param name="IsPlain">UTF-8 without a byte order mark: a file by a program rather than by a spreadsheet.</param>
internal sealed record CsvText(Encoding Encoding, string Separator, bool IsPlain)
{
    private const int Block = 64 * 1024;

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    // Spreadsheets on Chinese systems save text files so.
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Looks through the whole file, since the first Chinese character may stand in its last row; ends at its beginning.</summary>
    /// <exception cref="DecoderFallbackException">The header is neither.</exception>
    public static Result<CsvText> Detect(Stream file)
    {
        file.Position = 0;
        var isUtf8 = IsUtf8(file);
        var marked = isUtf8 && IsMarked(file);
        var encoding = isUtf8 ? Utf8 : Gb18030;
        file.Position = 0;
        var header = Header(file, encoding);
        file.Position = 0;
        return header is null ? TableErrors.Empty : new CsvText(encoding, SeparatorOf(header), isUtf8 && !marked);
    }

    private static string SeparatorOf(string header)
    {
        var (tabs, commas, semicolons) = (header.Count(letter => letter == '\t'), header.Count(letter => letter == ','), header.Count(letter => letter == ';'));
        return tabs > 0 ? "\t" : semicolons > commas ? ";" : ",";
    }

    private static bool IsUtf8(Stream file)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Block);
        var characters = ArrayPool<char>.Shared.Rent(Block * 2);
        try
        {
            var decoder = Utf8.GetDecoder();
            int read;
            do
            {
                read = file.Read(bytes, 0, Block);
                // At the end nothing is read and the flush finds a character that was cut off.
                decoder.GetChars(bytes, 0, read, characters, 0, flush: read == 0);
            }
            while (read > 0);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private static bool IsMarked(Stream file)
    {
        file.Position = 0;
        var start = new byte[3];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start.AsSpan().SequenceEqual(Encoding.UTF8.Preamble);
    }

    // The first characters are enough: a header is short, and a file without line breaks must not be read into memory.
    private static string? Header(Stream file, Encoding encoding)
    {
        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var start = new char[4096];
        var text = new string(start, 0, reader.ReadBlock(start)).TrimStart('\r', '\n', ' ');
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return text.Length == 0 ? null : end < 0 ? text : text[..end];
    }
}
