using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.Persistence;

/// <summary>A column: <c>person.name text not null</c>, with <c>key n</c> when it is the primary key's n-th.</summary>
internal sealed record ColumnShape(string Table, string Column, string Type, bool Nullable, int KeyPlace)
{
    public override string ToString() => $"{Table}.{Column} {Type}{(Nullable ? "" : " not null")}{(KeyPlace > 0 ? $" key {KeyPlace}" : "")}";
}

/// <summary>Reads columns from an EF model and from the catalog in one form, so that the two can be compared as texts.</summary>
internal static class SchemaComparison
{
    public static IReadOnlyList<ColumnShape> Of(IModel model) =>
    [
        .. model.GetRelationalModel().Tables.SelectMany(table => table.Columns.Select(column => new ColumnShape(
            table.Name,
            column.Name,
            column.StoreType,
            column.IsNullable,
            1 + (table.PrimaryKey?.Columns.Select(key => key.Name).ToList().IndexOf(column.Name) ?? -1)))),
    ];

    public static async Task<IReadOnlyList<ColumnShape>> ReadAsync(NpgsqlDataSource owner)
    {
        await using var command = owner.CreateCommand("""
            select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), not a.attnotnull,
                   coalesce(array_position((select i.indkey::int2[] from pg_index i where i.indrelid = c.oid and i.indisprimary), a.attnum) + 1, 0)
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<ColumnShape>();
        while (await reader.ReadAsync())
        {
            columns.Add(new ColumnShape(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3), reader.GetInt32(4)));
        }

        return columns;
    }
}
