using System.IO.Compression;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Tables.Excel;

/// <summary>Looks at an archive's table of contents before anything is unpacked.</summary>
internal static class PackedWorkbook
{
    private const int MaxParts = 10_000;

    // A full sheet of 1,048,576 rows and forty columns unpacks to about 3 GB, at no more than thirty times its size.
    private const long MaxUnpacked = 4L << 30;
    private const long Harmless = 8L << 20;
    private const int MaxRatio = 120;

    // What Excel keeps entirely in memory while it reads: texts that several cells share.
    private const long MaxShared = 512L << 20;

    // Printed settings and programs; none is a table.
    private const long MaxBinary = 32L << 20;

    /// <summary>Why the archive is no workbook, or nothing. Ends at the file's beginning.</summary>
    public static Error? Check(Stream file)
    {
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return Check(archive);
        }
        catch (InvalidDataException)
        {
            return TableErrors.BrokenWorkbook;
        }
        finally
        {
            file.Position = 0;
        }
    }

    private static Error? Check(ZipArchive archive)
    {
        if (archive.Entries.Count > MaxParts)
        {
            return TableErrors.TooLargeUnpacked;
        }

        if (!archive.Entries.Any(entry => entry.FullName.Replace('\\', '/').Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase)))
        {
            return TableErrors.NotATable;
        }

        var (unpacked, packed) = (archive.Entries.Sum(entry => entry.Length), archive.Entries.Sum(entry => entry.CompressedLength));
        var shared = archive.Entries.Where(entry => entry.Name.Equals("sharedStrings.xml", StringComparison.OrdinalIgnoreCase)).Sum(entry => entry.Length);
        var binary = archive.Entries.Where(entry => entry.Name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)).Sum(entry => entry.Length);
        return unpacked > MaxUnpacked || shared > MaxShared || binary > MaxBinary || (unpacked > Harmless && unpacked / Math.Max(packed, 1) > MaxRatio)
            ? TableErrors.TooLargeUnpacked
            : archive.Entries.Select(PartScan.Check).FirstOrDefault(fault => fault is not null);
    }
}
