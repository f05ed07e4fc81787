using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace EnrollmentPortal.Application.Tables.Csv;

/// <summary>The rows of a text file; it never holds more than one.</summary>
internal sealed class CsvTable : ITableReader
{
    // No cell comes near it; without a bound one forgotten quotation mark would take the rest of the file into memory.
    private const int MaxCellLength = 64 * 1024;

    private readonly Stream _file;
    private readonly CsvText _text;
    private bool _badQuotes;

    public CsvTable(Stream file, CsvText text) => (_file, _text) = (file, text);

    public bool IsPlain => _text.IsPlain;

    public IReadOnlyList<TableSheet> Sheets { get; } = [new TableSheet(string.Empty, Hidden: false)];

    public IEnumerable<TableRow> Rows(string? sheet)
    {
        _file.Position = 0;
        // The parser closes the reader, which leaves the file to its owner.
        var reader = new BoundedReader(_file, _text.Encoding, TableLimits.MaxRowLength);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = _text.Separator,
            MaxFieldSize = MaxCellLength,
            BadDataFound = _ => _badQuotes = true,
        });
        var isFirst = true;
        while (Read(parser))
        {
            reader.Begin();
            var row = RowOf(parser, isFirst);
            isFirst = false;
            if (row.Defect is not null || row.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            {
                yield return row;
            }
        }
    }

    public void Dispose()
    {
        // The file belongs to the caller that opened it.
    }

    private bool Read(CsvParser parser)
    {
        _badQuotes = false;
        try
        {
            return parser.Read();
        }
        catch (DecoderFallbackException)
        {
            throw new TableFileException(TableErrors.NotText);
        }
        catch (MaxFieldSizeException)
        {
            throw new TableFileException(TableErrors.CellTooLong(parser.RawRow));
        }
        catch (InvalidDataException)
        {
            throw new TableFileException(TableErrors.RowTooLong(parser.RawRow));
        }
    }

    private TableRow RowOf(CsvParser parser, bool isFirst)
    {
        if (parser.Count > TableLimits.MaxColumns)
        {
            throw new TableFileException(TableErrors.TooWide);
        }

        var cells = parser.Record!;
        if (isFirst)
        {
            // A byte order mark that the decoder left in place is no part of a name.
            cells[0] = cells[0].TrimStart('\uFEFF');
        }

        // An odd number is a mark that was opened and never closed: it swallowed the rows behind it.
        var broken = _badQuotes || parser.RawRecord.AsSpan().Count('"') % 2 != 0;
        return new TableRow(parser.RawRow, cells) { Defect = broken ? TableErrors.Quotes(parser.RawRow) : null };
    }
}
