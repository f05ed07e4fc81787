using EnrollmentPortal.Application.Tables;

namespace EnrollmentPortal.Application.Assessments;

/// <summary>What a page shows of a batch: its first rows, and the first of those that could not be read.</summary>
/// <param name="most">Rows kept of either.</param>
public sealed class BatchSample(int most)
{
    private readonly List<IReadOnlyList<TableCell>> _rows = [];
    private readonly List<IReadOnlyList<TableCell>> _errors = [];

    public IReadOnlyList<IReadOnlyList<TableCell>> Rows => _rows;

    public IReadOnlyList<IReadOnlyList<TableCell>> Errors => _errors;

    /// <summary>Rows so far; read by a page while the work goes on.</summary>
    public int Seen { get; private set; }

    internal void Note(IReadOnlyList<TableCell> cells, bool isError)
    {
        Seen++;
        var kept = isError ? _errors : _rows;
        if (kept.Count < most)
        {
            kept.Add(cells);
        }
    }
}
