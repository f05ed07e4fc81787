using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EnrollmentPortal.Application.Persistence;

/// <summary>One column of a bulk copy: its name and how a row's value is written.</summary>
internal sealed record CopiedColumn<TRow>(string Name, Action<NpgsqlBinaryImporter, TRow> Write);

/// <summary>Copies rows into a table with row-level security by way of a temporary one.</summary>
/// <remarks>COPY is refused on a table with row-level security. The temporary table has none; the INSERT out of it is checked row by row,
/// and the temporary table ends with the transaction.</remarks>
internal sealed class CopiedTable<TRow>(string table, IReadOnlyList<CopiedColumn<TRow>> columns)
{
    private readonly string _columns = string.Join(", ", columns.Select(column => column.Name));

    /// <summary>Makes the empty temporary table.</summary>
    public Task<int> CreateAsync(UnitOfWork work, CancellationToken cancellationToken) =>
        ExecuteAsync(work, $"create temporary table copied_{table} on commit drop as select {_columns} from {table} with no data", cancellationToken);

    /// <summary>Copies the rows into the temporary table.</summary>
    public async Task WriteAsync(UnitOfWork work, IEnumerable<TRow> rows, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)work.Database.GetDbConnection();
        await using var writer = await connection.BeginBinaryImportAsync(
            $"copy copied_{table} ({_columns}) from stdin (format binary)", cancellationToken);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(cancellationToken);
            Write(writer, row);
        }

        await writer.CompleteAsync(cancellationToken);
    }

    /// <summary>Moves the copied rows to the table itself.</summary>
    public Task<int> InsertAsync(UnitOfWork work, CancellationToken cancellationToken) =>
        ExecuteAsync(work, $"insert into {table} ({_columns}) select {_columns} from copied_{table}", cancellationToken);

    // Values go to a buffer: awaiting each would cost more than writing it.
    private void Write(NpgsqlBinaryImporter writer, TRow row)
    {
        foreach (var column in columns)
        {
            column.Write(writer, row);
        }
    }

    private static Task<int> ExecuteAsync(UnitOfWork work, string sql, CancellationToken cancellationToken) =>
        work.Database.ExecuteSqlRawAsync(sql, cancellationToken);
}

/// <summary>Values that may be missing.</summary>
internal static class CopiedValues
{
    public static void WriteText(this NpgsqlBinaryImporter to, string? value)
    {
        if (value is null)
        {
            to.WriteNull();
        }
        else
        {
            to.Write(value);
        }
    }

    public static void WriteDate(this NpgsqlBinaryImporter to, DateOnly? value)
    {
        if (value is { } date)
        {
            to.Write(date);
        }
        else
        {
            to.WriteNull();
        }
    }
}
