using System.Buffers;
using System.IO.Compression;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Tables.Excel;

/// <summary>Reads a part of a workbook through before anybody keeps anything of it.</summary>
/// <remarks>A reader holds all cells of a row at once, and all merged areas behind the rows. A row of a hundred million empty cells packs into
/// some kilobytes. Counting what begins between two rows takes a fraction of the time that reading takes.</remarks>
internal static class PartScan
{
    // A full row has 16,384 cells of a few elements each; a merged area for each of a million rows stands behind them.
    private const int MaxElementsAtOnce = 3_000_000;
    private const int Block = 128 * 1024;

    // As much of an element's beginning as tells what it is: a prefix, a colon and a name.
    private const int Looked = 16;

    private static readonly SearchValues<byte> Ends = SearchValues.Create(" />\t\r\n"u8);

    /// <summary>Why the part must not be read, or nothing.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static Error? Check(ZipArchiveEntry entry)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Block + Looked);
        try
        {
            using var part = entry.Open();
            return Check(part, entry.Length, buffer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Error? Check(Stream part, long declared, byte[] buffer)
    {
        var (elements, kept, total) = (0L, 0, 0L);
        for (int read; (read = part.ReadAtLeast(buffer.AsSpan(kept, Block), Block, throwOnEndOfStream: false)) > 0;)
        {
            total += read;
            if (total > declared)
            {
                // The table of contents lies about the size by which it was judged.
                return TableErrors.TooLargeUnpacked;
            }

            var isLast = read < Block;
            var seen = buffer.AsSpan(0, kept + read);
            // What begins at the end is judged with the next block.
            var end = isLast ? seen.Length : seen.Length - Looked;
            elements = Count(seen, end, elements);
            if (elements > MaxElementsAtOnce)
            {
                return TableErrors.TooLargeUnpacked;
            }

            kept = seen.Length - end;
            seen[end..].CopyTo(buffer);
        }

        return null;
    }

    private static long Count(ReadOnlySpan<byte> seen, int end, long elements)
    {
        for (var place = 0; place < end; place++)
        {
            var next = seen[place..end].IndexOf((byte)'<');
            if (next < 0)
            {
                return elements;
            }

            place += next;
            elements = IsUnit(seen[(place + 1)..]) ? 0 : elements + 1;
            if (elements > MaxElementsAtOnce)
            {
                return elements;
            }
        }

        return elements;
    }

    // A row, or a text that cells share: what stood before it is done with.
    private static bool IsUnit(ReadOnlySpan<byte> name)
    {
        name = name[..Math.Min(name.Length, Looked - 1)];
        var end = name.IndexOfAny(Ends);
        name = end < 0 ? name : name[..end];
        name = name[(name.IndexOf((byte)':') + 1)..];
        return name.SequenceEqual("row"u8) || name.SequenceEqual("si"u8);
    }
}
