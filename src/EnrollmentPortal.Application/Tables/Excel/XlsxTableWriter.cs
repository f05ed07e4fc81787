using System.Xml;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace EnrollmentPortal.Application.Tables.Excel;

/// <summary>A workbook, written straight into its archive: memory does not grow with the rows.</summary>
/// <remarks>Behind the last row that a sheet can have goes on the next sheet, with the first row of all, the header, repeated.</remarks>
internal sealed class XlsxTableWriter : ITableWriter
{
    private const int MaxRows = 1_048_576;
    private const int MaxNameLength = 28;

    // What a cell of a workbook holds at most.
    private const int MaxTextLength = 32_767;

    private readonly Spreadsheet _book;
    private readonly StyleId _text;
    private readonly StyleId _day;
    private readonly string _sheetName;
    private readonly int _maxRows;
    private IReadOnlyList<TableCell>? _header;
    private int _sheets;
    private int _row;

    // One row at a time is written, always through these.
    private StyledCell[] _cells = [];

    private XlsxTableWriter(Spreadsheet book, string sheetName, int maxRows)
    {
        (_book, _sheetName, _maxRows) = (book, string.Concat(sheetName.Where(letter => !"[]:*?/\\'".Contains(letter)).Take(MaxNameLength)), maxRows);
        // Text, so that a number of eighteen digits stays one when somebody edits the cell.
        _text = book.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.Text) });
        _day = book.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd") });
    }

    public static async Task<XlsxTableWriter> OpenAsync(Stream stream, string sheetName, CancellationToken cancellationToken, int maxRows = MaxRows)
    {
        var options = new SpreadCheetahOptions
        {
            CompressionLevel = SpreadCheetahCompressionLevel.Fastest, DefaultFont = new DefaultFont { Name = "DengXian", Size = 11 }, PreserveStringWhitespace = true,
        };
        var writer = new XlsxTableWriter(await Spreadsheet.CreateNewAsync(stream, options, cancellationToken), sheetName, maxRows);
        await writer.BeginSheetAsync(cancellationToken);
        return writer;
    }

    public async ValueTask WriteAsync(IReadOnlyList<TableCell> cells, CancellationToken cancellationToken)
    {
        if (_row == _maxRows)
        {
            await BeginSheetAsync(cancellationToken);
            await WriteRowAsync(_header!, cancellationToken);
        }

        _header ??= [.. cells];
        await WriteRowAsync(cells, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _book.FinishAsync(CancellationToken.None);
        await _book.DisposeAsync();
    }

    private async Task BeginSheetAsync(CancellationToken cancellationToken)
    {
        _sheets++;
        _row = 0;
        // The header stays in sight.
        var options = new WorksheetOptions { FrozenRows = 1, DefaultColumnWidth = 16 };
        await _book.StartWorksheetAsync(_sheets == 1 ? _sheetName : $"{_sheetName} {_sheets}", options, cancellationToken);
    }

    private ValueTask WriteRowAsync(IReadOnlyList<TableCell> cells, CancellationToken cancellationToken)
    {
        _row++;
        if (_cells.Length < cells.Count)
        {
            _cells = new StyledCell[cells.Count];
        }

        for (var column = 0; column < cells.Count; column++)
        {
            _cells[column] = CellOf(cells[column]);
        }

        return _book.AddRowAsync(_cells.AsMemory(0, cells.Count), cancellationToken);
    }

    private StyledCell CellOf(TableCell cell) =>
        cell.Number is { } number ? new StyledCell(number, styleId: null)
        : cell.Day is { } day ? new StyledCell(day.ToDateTime(TimeOnly.MinValue), _day)
        : !string.IsNullOrEmpty(cell.Text) ? new StyledCell(Printable(cell.Text), _text)
        : default;

    // XML has no way to write control characters, nor half of a pair.
    private static string Printable(string text)
    {
        var printable = text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Where(rune => rune.Value is >= 0x20 or '\t' or '\n' and not 0xFFFD));
        return printable.Length <= MaxTextLength ? printable : printable[..(MaxTextLength - (char.IsHighSurrogate(printable[MaxTextLength - 1]) ? 1 : 0))];
    }
}
