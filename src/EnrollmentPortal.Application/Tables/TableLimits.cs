namespace EnrollmentPortal.Application.Tables;

/// <summary>How large a table can be. A file of a kilobyte may claim any size, so that a reader asks before it believes.</summary>
internal static class TableLimits
{
    /// <summary>The last column of a spreadsheet is XFD.</summary>
    public const int MaxColumns = 16_384;

    /// <summary>The last row of a spreadsheet.</summary>
    public const int MaxRows = 1_048_576;

    /// <summary>The longest text of a cell in a spreadsheet.</summary>
    public const int MaxCellLength = 32_767;

    /// <summary>All texts of a row together.</summary>
    public const int MaxRowLength = 1_000_000;

    /// <summary>Rows without content before one with some, in a file of any size; office programs append about a thousand at most.</summary>
    public const int MaxEmptyRows = 10_000;

    /// <summary>What a formatted row takes in a packed workbook, at the least.</summary>
    public const int BytesOfAnEmptyRow = 2;

    /// <summary>Cells without content that a reader has to step over in a whole sheet: a second or two of work.</summary>
    public const long MaxEmptyCells = 500_000_000;

    /// <summary>Blank cells in a row before a filled one from which on it is a wide gap: no list of people leaves so many columns empty.</summary>
    public const int WideGap = 256;

    /// <summary>Cells in wide gaps of a whole sheet. Every one of them is handed on as an empty text, which takes a reader's time.</summary>
    public const int MaxCellsInWideGaps = 2_000_000;
}
