using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Assessments;

/// <summary>Why a batch file, or one of its rows, cannot be read.</summary>
public static class BatchErrors
{
    /// <summary>The header lacks columns.</summary>
    public static Error MissingColumns(string names) => new Error("batch.missing-columns", names);

    /// <summary>The header names a column twice.</summary>
    public static Error ColumnTwice(string name) => new Error("batch.column-twice", name);

    /// <summary>A row has more cells than the header has columns, so nobody knows which belongs where.</summary>
    public static Error TooManyCells(int cells, int columns) => new Error("batch.too-many-cells", cells, columns);

    /// <summary>The coverage year is no year.</summary>
    public static Error BadYear(string year) => new Error("batch.bad-year", year);

    /// <summary>No plan applies to the unit in that year.</summary>
    public static Error UnknownPlan(string unit, int year) =>
        new Error("batch.unknown-plan", unit, year.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A cell holds no day.</summary>
    public static Error BadDay(string column, string text) => new Error("batch.bad-day", column, text);
}
