namespace EnrollmentPortal.Domain.Reviews;

/// <summary>What a piece of evidence is, as its content says; a file's name proves nothing.</summary>
public enum EvidenceFormat
{
    Jpeg,

    Png,

    WebP,

    Pdf,
}

/// <summary>Tells formats apart by their first bytes.</summary>
public static class EvidenceFormats
{
    /// <returns>Null for everything that is no picture of a telephone or scanner and no PDF.</returns>
    public static EvidenceFormat? Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
        {
            return EvidenceFormat.Jpeg;
        }

        if (content.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return EvidenceFormat.Png;
        }

        if (content.StartsWith("%PDF-"u8))
        {
            return EvidenceFormat.Pdf;
        }

        return content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..12].SequenceEqual("WEBP"u8) ? EvidenceFormat.WebP : null;
    }

    public static string MediaType(this EvidenceFormat format) => format switch
    {
        EvidenceFormat.Jpeg => "image/jpeg",
        EvidenceFormat.Png => "image/png",
        EvidenceFormat.WebP => "image/webp",
        EvidenceFormat.Pdf => "application/pdf",
    };
}
