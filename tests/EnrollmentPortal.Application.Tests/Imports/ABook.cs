using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace EnrollmentPortal.Application.Tests.Imports;

/// <summary>Workbooks as they come from spreadsheets, written row by row by the library for their format.</summary>
internal static class ABook
{
    public const string Columns = "ABCDEFGHIJ";

    /// <summary>The last row that a sheet can have.</summary>
    public const int LastRow = 1_048_576;

    /// <summary>One sheet with the rows.</summary>
    /// <param name="target">Written to, and left at its end.</param>
    /// <param name="rows">In rising order.</param>
    /// <param name="merged">Areas of merged cells.</param>
    /// <param name="state">Visible, or hidden in one way or another.</param>
    public static void Write(Stream target, IEnumerable<(int Number, IEnumerable<Cell> Cells)> rows, string[]? merged = null, SheetStateValues? state = null)
    {
        using var document = SpreadsheetDocument.Create(target, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        var sheet = book.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(sheet))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteStartElement(new SheetData());
            foreach (var (number, cells) in rows)
            {
                writer.WriteStartElement(new Row(), [new OpenXmlAttribute("r", string.Empty, number.ToString(CultureInfo.InvariantCulture))]);
                foreach (var cell in cells)
                {
                    writer.WriteElement(cell);
                }

                writer.WriteEndElement();
            }

            writer.WriteEndElement();
            if (merged is not null)
            {
                writer.WriteElement(new MergeCells(merged.Select(area => new MergeCell { Reference = area })));
            }

            writer.WriteEndElement();
        }

        book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "人口", State = state }));
        book.Workbook.Save();
    }

    /// <summary>The workbook of a few rows of text; an empty text leaves its cell out.</summary>
    public static byte[] Of(string[][] rows, string[]? merged = null, SheetStateValues? state = null)
    {
        using var bytes = new MemoryStream();
        Write(bytes, rows.Select((row, index) => (index + 1, row.Select((text, place) => (text, place)).Where(cell => cell.text.Length > 0).Select(cell => Text(cell.place, index + 1, cell.text)))), merged, state);
        return bytes.ToArray();
    }

    public static Cell Text(int place, int row, string text) => At(place, row, new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) });

    /// <summary>A formula with the value that was saved with it; an error value where it begins with #.</summary>
    public static Cell Formula(int place, int row, string formula, string? saved) => At(place, row, new Cell
    {
        CellFormula = new CellFormula(formula),
        CellValue = saved is null ? null : new CellValue(saved),
        DataType = saved is ['#', ..] ? CellValues.Error : CellValues.String,
    });

    /// <summary>A cell that is formatted, and empty.</summary>
    public static Cell Blank(int place, int row) => At(place, row, new Cell { StyleIndex = 0 });

    /// <summary>Two hundred megabytes of spaces in a few hundred kilobytes.</summary>
    public static byte[] Bomb()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            archive.CreateEntry("xl/workbook.xml").Open().Dispose();
            using var sheet = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var spaces = new byte[1 << 20];
            Array.Fill(spaces, (byte)' ');
            for (var megabyte = 0; megabyte < 200; megabyte++)
            {
                sheet.Write(spaces);
            }
        }

        return bytes.ToArray();
    }

    private static Cell At(int place, int row, Cell cell)
    {
        cell.CellReference = string.Create(CultureInfo.InvariantCulture, $"{Columns[place]}{row}");
        return cell;
    }
}
