namespace EnrollmentPortal.Application.Tables;

/// <summary>Writes a table row by row; it holds none back. Disposing completes the file and leaves the stream open.</summary>
public interface ITableWriter : IAsyncDisposable
{
    ValueTask WriteAsync(IReadOnlyList<TableCell> cells, CancellationToken cancellationToken);
}
