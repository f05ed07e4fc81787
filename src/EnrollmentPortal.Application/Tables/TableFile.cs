using System.Text;
using EnrollmentPortal.Application.Tables.Csv;
using EnrollmentPortal.Application.Tables.Excel;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Tables;

/// <summary>A table that somebody sent: a workbook or a text file, told apart by its content and never by its name. Read row by row.</summary>
public sealed class TableFile : IDisposable
{
    private readonly ITableReader _reader;
    private readonly Stream? _owned;

    private TableFile(TableFormat format, ITableReader reader, Stream? owned) => (Format, _reader, _owned) = (format, reader, owned);

    public TableFormat Format { get; }

    /// <summary>A text file as a program writes it: UTF-8 without a byte order mark.</summary>
    public bool IsPlainText => _reader is CsvTable { IsPlain: true };

    public IReadOnlyList<TableSheet> Sheets => _reader.Sheets;

    /// <param name="path">Where the file lies.</param>
    /// <param name="cancellationToken">Ends the reading too, wherever it is.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static Result<TableFile> Open(string path, CancellationToken cancellationToken)
    {
        var file = File.OpenRead(path);
        var opened = Open(new EndingStream(file, cancellationToken), owned: file);
        if (opened.IsError)
        {
            file.Dispose();
        }

        return opened;
    }

    /// <param name="file">Can seek; stays open.</param>
    /// <param name="cancellationToken">Ends the reading too, wherever it is.</param>
    public static Result<TableFile> Open(Stream file, CancellationToken cancellationToken) => Open(new EndingStream(file, cancellationToken), owned: null);

    /// <summary>The rows, the header among them, of a sheet or of the first one that is visible.</summary>
    /// <exception cref="TableFileException">The rest of the file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for them any more.</exception>
    public IEnumerable<TableRow> Rows(string? sheet = null) => _reader.Rows(sheet).Select(CellCharacters.Checked);

    public void Dispose()
    {
        _reader.Dispose();
        _owned?.Dispose();
    }

    private static Result<TableFile> Open(EndingStream file, Stream? owned)
    {
        var kind = FileKindReader.Of(file);
        switch (kind)
        {
            case FileKind.Other:
                return TableErrors.NotATable;
            case FileKind.Zip when PackedWorkbook.Check(file) is { } fault:
                return fault;
            case FileKind.Zip or FileKind.Compound:
                var workbook = ExcelTable.Open(file);
                return workbook.IsError ? workbook.Error : new TableFile(TableFormat.Xlsx, workbook.Value, owned);
            default:
                return OpenText(file, owned);
        }
    }

    private static Result<TableFile> OpenText(Stream file, Stream? owned)
    {
        try
        {
            var text = CsvText.Detect(file);
            return text.IsError ? text.Error : new TableFile(TableFormat.Csv, new CsvTable(file, text.Value), owned);
        }
        catch (DecoderFallbackException)
        {
            return TableErrors.NotText;
        }
    }
}
