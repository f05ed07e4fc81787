using System.Globalization;
using System.Text;
using System.Xml;
using EnrollmentPortal.Domain.Kernel;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace EnrollmentPortal.Application.Tables.Excel;

/// <summary>The rows of a workbook: what its cells show, formulas by the value that was saved with them.</summary>
internal sealed class ExcelTable : ITableReader
{
    private readonly IExcelDataReader _reader;
    private readonly long _maxEmptyRows;

    private ExcelTable(IExcelDataReader reader, long length)
    {
        _reader = reader;
        // A sheet that is formatted to its end has its rows in the file; a row's number alone costs nothing.
        _maxEmptyRows = Math.Max(TableLimits.MaxEmptyRows, length / TableLimits.BytesOfAnEmptyRow);
        var sheets = new List<TableSheet>();
        do
        {
            sheets.Add(new TableSheet(reader.Name, reader.VisibleState != "visible"));
        }
        while (reader.NextResult());
        Sheets = sheets;
    }

    public IReadOnlyList<TableSheet> Sheets { get; }

    public static Result<ExcelTable> Open(Stream file)
    {
        try
        {
            // Old workbooks name code pages.
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return new ExcelTable(ExcelReaderFactory.CreateReader(file, new ExcelReaderConfiguration { LeaveOpen = true }), file.Length);
        }
        catch (InvalidPasswordException)
        {
            return TableErrors.Password;
        }
        catch (Exception problem) when (IsDamage(problem))
        {
            return TableErrors.BrokenWorkbook;
        }
    }

    public IEnumerable<TableRow> Rows(string? sheet)
    {
        var wanted = sheet ?? Sheets.FirstOrDefault(candidate => !candidate.Hidden)?.Name ?? throw new TableFileException(TableErrors.NoSheet);
        GoTo(wanted);
        var (lastFilled, emptyCells, inGaps) = (0, 0L, 0);
        // The reader gives rows that are only formatted, and those between two others, as rows without values.
        for (var number = 1; Read(); number++)
        {
            var cells = Cells(number);
            emptyCells += _reader.FieldCount - (cells?.Length ?? 0);
            inGaps += CellsInWideGaps(cells);
            if (emptyCells > TableLimits.MaxEmptyCells || inGaps > TableLimits.MaxCellsInWideGaps || (cells is not null && number - lastFilled > _maxEmptyRows))
            {
                throw new TableFileException(TableErrors.MostlyEmpty(number));
            }

            if (cells is not null)
            {
                lastFilled = number;
                yield return new TableRow(number, cells);
            }
        }
    }

    public void Dispose() => _reader.Dispose();

    // What the sheet claims is known before its first row is read, and before anything of that size is made.
    private void GoTo(string sheet)
    {
        _reader.Reset();
        while (_reader.Name != sheet)
        {
            if (!_reader.NextResult())
            {
                throw new TableFileException(TableErrors.NoSheet);
            }
        }

        if (_reader.FieldCount > TableLimits.MaxColumns || _reader.RowCount > TableLimits.MaxRows)
        {
            throw new TableFileException(_reader.FieldCount > TableLimits.MaxColumns ? TableErrors.TooWide : TableErrors.TooManyRows);
        }
    }

    private bool Read()
    {
        try
        {
            return _reader.Read();
        }
        catch (Exception problem) when (IsDamage(problem))
        {
            throw new TableFileException(TableErrors.BrokenWorkbook);
        }
    }

    private string[]? Cells(int number)
    {
        var last = _reader.FieldCount - 1;
        while (last >= 0 && IsEmpty(last))
        {
            last--;
        }

        if (last < 0)
        {
            return null;
        }

        var cells = new string[last + 1];
        var length = 0L;
        for (var place = 0; place <= last; place++)
        {
            cells[place] = Text(place);
            length += cells[place].Length;
            if (cells[place].Length > TableLimits.MaxCellLength || length > TableLimits.MaxRowLength)
            {
                // Many cells may point to one long text, which a small file holds once.
                throw new TableFileException(cells[place].Length > TableLimits.MaxCellLength ? TableErrors.CellTooLong(number) : TableErrors.RowTooLong(number));
            }
        }

        return cells;
    }

    private static int CellsInWideGaps(string[]? cells)
    {
        var (all, gap) = (0, 0);
        foreach (var cell in cells ?? [])
        {
            if (cell.Length == 0)
            {
                gap++;
                continue;
            }

            all += gap > TableLimits.WideGap ? gap : 0;
            gap = 0;
        }

        return all;
    }

    private bool IsEmpty(int place) =>
        _reader.GetValue(place) switch { null => true, string text => string.IsNullOrWhiteSpace(text), _ => false };

    private string Text(int place) => _reader.GetValue(place) switch
    {
        null => string.Empty,
        string text => text,
        DateTime moment => moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        // An ID number that was typed as a number: all its digits, though Excel kept fifteen of them.
        double number when Math.Abs(number) < 1e20 && number == Math.Truncate(number) => number.ToString("F0", CultureInfo.InvariantCulture),
        bool answer => answer ? "TRUE" : "FALSE",
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    private static bool IsDamage(Exception problem) =>
        problem is ExcelReaderException or XmlException or InvalidDataException or EndOfStreamException or FormatException or ArgumentException
            or IndexOutOfRangeException or NullReferenceException or OverflowException or InvalidOperationException or KeyNotFoundException;
}
