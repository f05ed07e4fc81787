using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace EnrollmentPortal.Application.Tables.Excel;

/// <summary>A workbook, written straight into its archive: memory does not grow with the rows.</summary>
/// <remarks>Texts stand in their cells instead of a shared list, which would have to be kept until the end. Behind the last row that a sheet
/// can have goes on the next sheet, with the first row of all, the header, repeated.</remarks>
internal sealed class XlsxTableWriter : ITableWriter
{
    private const int MaxRows = 1_048_576;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly ZipArchive _archive;
    private readonly string _sheetName;
    private readonly int _mostRows;
    private IReadOnlyList<TableCell>? _header;
    private XmlWriter? _sheet;
    private int _sheets;
    private int _row;

    public XlsxTableWriter(Stream stream, string sheetName, int mostRows = MaxRows)
    {
        _archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        (_sheetName, _mostRows) = (sheetName, mostRows);
        BeginSheet();
    }

    public void Write(params IReadOnlyList<TableCell> cells)
    {
        if (_row == _mostRows)
        {
            EndSheet();
            BeginSheet();
            WriteRow(_header!);
        }

        _header ??= [.. cells];
        WriteRow(cells);
    }

    public void Dispose()
    {
        EndSheet();
        foreach (var (name, content) in XlsxParts.Of(_sheetName, _sheets))
        {
            using var part = new StreamWriter(_archive.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
            part.Write(content);
        }

        _archive.Dispose();
    }

    private void BeginSheet()
    {
        _sheets++;
        _row = 0;
        var part = _archive.CreateEntry(XlsxParts.SheetPath(_sheets), CompressionLevel.Fastest).Open();
        _sheet = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true, CheckCharacters = false });
        _sheet.WriteStartElement("worksheet", Main);
        // The header stays in sight.
        _sheet.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        _sheet.WriteRaw("""<sheetFormatPr defaultColWidth="16" defaultRowHeight="15"/>""");
        _sheet.WriteStartElement("sheetData", Main);
    }

    private void EndSheet()
    {
        _sheet!.WriteEndElement();
        _sheet.WriteEndElement();
        _sheet.Dispose();
        _sheet = null;
    }

    private void WriteRow(IReadOnlyList<TableCell> cells)
    {
        _row++;
        _sheet!.WriteStartElement("row", Main);
        foreach (var cell in cells)
        {
            WriteCell(_sheet, cell);
        }

        _sheet.WriteEndElement();
    }

    // A cell without a reference stands behind the one before it, so an empty one is written too.
    private static void WriteCell(XmlWriter sheet, TableCell cell)
    {
        sheet.WriteStartElement("c", Main);
        if (cell.Number is { } number)
        {
            sheet.WriteElementString("v", Main, number.ToString(CultureInfo.InvariantCulture));
        }
        else if (cell.Day is { } day)
        {
            sheet.WriteAttributeString("s", XlsxParts.DayStyle);
            sheet.WriteElementString("v", Main, day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture));
        }
        else if (!string.IsNullOrEmpty(cell.Text))
        {
            WriteText(sheet, Printable(cell.Text));
        }

        sheet.WriteEndElement();
    }

    private static void WriteText(XmlWriter sheet, string text)
    {
        sheet.WriteAttributeString("t", "inlineStr");
        sheet.WriteAttributeString("s", XlsxParts.TextStyle);
        sheet.WriteStartElement("is", Main);
        sheet.WriteStartElement("t", Main);
        sheet.WriteAttributeString("xml", "space", null, "preserve");
        sheet.WriteString(text);
        sheet.WriteEndElement();
        sheet.WriteEndElement();
    }

    // XML has no way to write control characters, nor half of a pair.
    private static string Printable(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Where(rune => rune.Value is >= 0x20 or '\t' or '\n' and not 0xFFFD));
}
