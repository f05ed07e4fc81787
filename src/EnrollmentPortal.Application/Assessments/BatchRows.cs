using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Assessments;

/// <summary>The rows of a batch file after its header, one at a time. Rows of separators that spreadsheets leave at the end are passed over.</summary>
internal sealed class BatchRows : IDisposable
{
    private readonly TableFile _file;
    private readonly IEnumerator<TableRow> _rows;
    private readonly BatchHeader _header;
    private BatchRow? _current;

    private BatchRows(TableFile file, IEnumerator<TableRow> rows, BatchHeader header) => (_file, _rows, _header) = (file, rows, header);

    public TableFormat Format => _file.Format;

    /// <summary>UTF-8 without a byte order mark: a program wrote it, and a program reads the result.</summary>
    public bool IsPlainText => _file.IsPlainText;

    public BatchRow Current => _current ?? throw new InvalidOperationException("No row was read.");

    /// <summary>Why the rest of the file cannot be read; null while it can.</summary>
    public Error? Problem { get; private set; }

    /// <param name="input">A workbook or text; can seek, and stays open.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Standing before the first row, or why the file as a whole cannot be read.</returns>
    public static Result<BatchRows> Open(Stream input, CancellationToken cancellationToken)
    {
        var opened = TableFile.Open(input, cancellationToken);
        if (opened.IsError)
        {
            return opened.Error;
        }

        var rows = opened.Value.Rows().GetEnumerator();
        var header = HeaderOf(rows);
        if (!header.IsError)
        {
            return new BatchRows(opened.Value, rows, header.Value);
        }

        rows.Dispose();
        opened.Value.Dispose();
        return header.Error;
    }

    /// <returns>False at the end of the file, and where the rest cannot be read.</returns>
    public bool Read()
    {
        try
        {
            while (_rows.MoveNext())
            {
                _current = BatchRow.Of(_rows.Current, _header);
                if (!_current.IsBlank || _current.Defect is not null)
                {
                    return true;
                }
            }
        }
        catch (TableFileException problem)
        {
            Problem = problem.Error;
        }

        return false;
    }

    public void Dispose()
    {
        _rows.Dispose();
        _file.Dispose();
    }

    private static Result<BatchHeader> HeaderOf(IEnumerator<TableRow> rows)
    {
        try
        {
            return rows.MoveNext() ? BatchHeader.Read(rows.Current.Cells) : TableErrors.Empty;
        }
        catch (TableFileException problem)
        {
            return problem.Error;
        }
    }
}
