using EnrollmentPortal.Application.Tables.Csv;
using EnrollmentPortal.Application.Tables.Excel;

namespace EnrollmentPortal.Application.Tables;

/// <summary>Opens a writer for a format.</summary>
public static class TableWriter
{
    /// <param name="stream">Gets the file; stays open.</param>
    /// <param name="format">Text in UTF-8, or a workbook.</param>
    /// <param name="sheetName">Shown at the foot of a workbook.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <param name="isPlain">For programs: text without a byte order mark, and cells exactly as they are. Otherwise a text file begins with
    /// the mark, without which a spreadsheet does not see UTF-8, and a text that a spreadsheet would compute is put behind an apostrophe.</param>
    public static async Task<ITableWriter> OpenAsync(Stream stream, TableFormat format, string sheetName, CancellationToken cancellationToken, bool isPlain = false) => format switch
    {
        TableFormat.Csv => new CsvTableWriter(stream, isPlain),
        TableFormat.Xlsx => await XlsxTableWriter.OpenAsync(stream, sheetName, cancellationToken),
    };
}
