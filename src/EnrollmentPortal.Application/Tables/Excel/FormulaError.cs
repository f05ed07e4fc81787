namespace EnrollmentPortal.Application.Tables.Excel;

/// <summary>What a spreadsheet shows in place of a value that it cannot compute.</summary>
internal static class FormulaError
{
    private static readonly HashSet<string> Texts = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"];

    /// <summary>True for what such a cell shows.</summary>
    public static bool Is(string text) => text is ['#', ..] && Texts.Contains(text);
}
