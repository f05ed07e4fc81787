using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Tables;

/// <summary>One row as it is written, header included. Rows without any content are left out.</summary>
/// <param name="Number">Where a spreadsheet or an editor shows it, from 1.</param>
/// <param name="Cells">Text; days as yyyy-MM-dd; empty cells at the end may be missing.</param>
public sealed record TableRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>What is wrong with the row as such; its cells are not to be trusted then.</summary>
    public Error? Defect { get; init; }

    /// <summary>The cell, or nothing where the row ends before it.</summary>
    public string this[int place] => place >= 0 && place < Cells.Count ? Cells[place] : string.Empty;
}
