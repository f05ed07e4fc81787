using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Assessments;

/// <summary>One row of a batch file, as it is written.</summary>
/// <param name="Cells">By <see cref="BatchColumn"/>; trimmed, never null.</param>
/// <param name="Defect">What is wrong with the row as such; its cells are not to be trusted then.</param>
internal sealed record BatchRow(IReadOnlyList<string> Cells, Error? Defect)
{
    public string this[BatchColumn column] => Cells[(int)column];

    /// <summary>True for the rows of separators that spreadsheets leave at the end.</summary>
    public bool IsBlank => Cells.All(cell => cell.Length == 0);

    public static BatchRow Of(TableRow row, BatchHeader header) => new(
        header.Arrange(row),
        row.Defect ?? (row.Cells.Skip(header.Columns).Any(cell => !string.IsNullOrWhiteSpace(cell))
            ? BatchErrors.TooManyCells(row.Cells.Count, header.Columns)
            : null));
}
