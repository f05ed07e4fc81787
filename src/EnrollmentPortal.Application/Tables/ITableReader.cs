namespace EnrollmentPortal.Application.Tables;

/// <summary>A text file or a workbook.</summary>
internal interface ITableReader : IDisposable
{
    IReadOnlyList<TableSheet> Sheets { get; }

    IEnumerable<TableRow> Rows(string? sheet);
}
