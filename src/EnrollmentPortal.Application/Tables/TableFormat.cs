namespace EnrollmentPortal.Application.Tables;

/// <summary>How a table is stored.</summary>
public enum TableFormat
{
    /// <summary>Text; UTF-8 or GB18030; comma, semicolon or tab.</summary>
    Csv,

    /// <summary>A workbook; the old binary kind (.xls) is read too, and never written.</summary>
    Xlsx,
}
