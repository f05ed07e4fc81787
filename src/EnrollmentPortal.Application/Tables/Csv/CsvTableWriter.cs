using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace EnrollmentPortal.Application.Tables.Csv;

/// <summary>Text separated by commas.</summary>
internal sealed class CsvTableWriter : ITableWriter
{
    private static readonly SearchValues<char> Computed = SearchValues.Create("=+-@\t\r");

    private readonly CsvWriter _csv;
    private readonly bool _isPlain;

    public CsvTableWriter(Stream stream, bool isPlain)
    {
        _isPlain = isPlain;
        // The CSV writer closes the text writer, which leaves the file to the caller.
        var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: !isPlain), bufferSize: 64 * 1024, leaveOpen: true);
        _csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
    }

    public ValueTask WriteAsync(IReadOnlyList<TableCell> cells, CancellationToken cancellationToken)
    {
        foreach (var cell in cells)
        {
            _csv.WriteField(Text(cell));
        }

        // Into a buffer, mostly; a task for every row would cost more than the row.
        _csv.NextRecord();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _csv.DisposeAsync();

    private string Text(TableCell cell) =>
        cell.Number is { } number ? number.ToString("0.##", CultureInfo.InvariantCulture)
        : cell.Day is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : !_isPlain && cell.Text is [var first, ..] && Computed.Contains(first) ? "'" + cell.Text
        : cell.Text ?? string.Empty;
}
