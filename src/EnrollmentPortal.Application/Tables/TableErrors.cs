using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Tables;

/// <summary>Why a file is no table that can be read.</summary>
public static class TableErrors
{
    /// <summary>There is no header.</summary>
    public static Error Empty { get; } = new Error("table.empty");

    /// <summary>The bytes are neither UTF-8 nor GB18030.</summary>
    public static Error NotText { get; } = new Error("table.not-text");

    /// <summary>A program, picture or document that merely has the name of a table.</summary>
    public static Error NotATable { get; } = new Error("table.not-a-table");

    /// <summary>A workbook that its office program alone can open: damaged, or of another kind than .xlsx and .xls.</summary>
    public static Error BrokenWorkbook { get; } = new Error("table.broken-workbook");

    /// <summary>The workbook is locked with a password.</summary>
    public static Error Password { get; } = new Error("table.password");

    /// <summary>Unpacked it would be out of all proportion to what it is packed.</summary>
    public static Error TooLargeUnpacked { get; } = new Error("table.too-large-unpacked");

    /// <summary>Larger than anybody may upload.</summary>
    public static Error TooLarge { get; } = new Error("table.too-large");

    /// <summary>All sheets are hidden or without rows.</summary>
    public static Error NoSheet { get; } = new Error("table.no-sheet");

    /// <summary>A sheet has columns behind the last one that a spreadsheet can have, or a row has more cells.</summary>
    public static Error TooWide { get; } = new Error("table.too-wide");

    /// <summary>A sheet has rows below the last one that a spreadsheet can have.</summary>
    public static Error TooManyRows { get; } = new Error("table.too-many-rows");

    /// <summary>Up to this row there is hardly anything but empty rows and cells.</summary>
    public static Error MostlyEmpty(int line) => new("table.mostly-empty", line);

    /// <summary>All cells of the row together are far longer than a row can be.</summary>
    public static Error RowTooLong(int line) => new("table.row-too-long", line);

    /// <summary>The row has characters that no text has, as a damaged file does.</summary>
    public static Error Characters(int line) => new("table.characters", line);

    /// <summary>A cell is far longer than any cell can be; mostly a quotation mark that nobody closed.</summary>
    public static Error CellTooLong(int line) => new("table.cell-too-long", line);

    /// <summary>A quotation mark stands where none may, or is not closed.</summary>
    public static Error Quotes(int line) => new("table.quotes", line);
}
