namespace EnrollmentPortal.Application.Tables;

/// <summary>Tells the kind of a file by its first bytes.</summary>
internal static class FileKindReader
{
    private const int Looked = 4096;

    // What begins so is no table, whatever text follows.
    private static readonly byte[][] Foreign = ["%PDF-"u8.ToArray(), "{\\rtf"u8.ToArray(), "GIF8"u8.ToArray(), "Rar!"u8.ToArray(), "#!/"u8.ToArray()];

    /// <summary>Ends at the file's beginning.</summary>
    public static FileKind Of(Stream file)
    {
        file.Position = 0;
        var start = new byte[Looked];
        var read = file.ReadAtLeast(start, Looked, throwOnEndOfStream: false);
        file.Position = 0;
        ReadOnlySpan<byte> seen = start.AsSpan(0, read);
        if (seen.StartsWith("PK\u0003\u0004"u8))
        {
            return FileKind.Zip;
        }

        if (seen.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return FileKind.Compound;
        }

        // No encoding of text that is read here has a zero byte.
        return seen.Contains((byte)0) || StartsForeign(seen) ? FileKind.Other : FileKind.Text;
    }

    private static bool StartsForeign(ReadOnlySpan<byte> seen)
    {
        foreach (var mark in Foreign)
        {
            if (seen.StartsWith(mark))
            {
                return true;
            }
        }

        return false;
    }
}
