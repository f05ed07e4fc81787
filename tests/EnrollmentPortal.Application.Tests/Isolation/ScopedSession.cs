using EnrollmentPortal.Application.Tenancy;
using Npgsql;

namespace EnrollmentPortal.Application.Tests.Isolation;

/// <summary>Plain SQL as the application role, in one transaction that is rolled back at the end.</summary>
internal sealed class ScopedSession : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private ScopedSession(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    public static async Task<ScopedSession> BeginAsync(NpgsqlDataSource application, Scope? scope)
    {
        var connection = await application.OpenConnectionAsync();
        var session = new ScopedSession(connection, await connection.BeginTransactionAsync());
        if (scope is { } set)
        {
            await session.UseScopeAsync(set);
        }

        return session;
    }

    public Task UseScopeAsync(Scope scope) => ExecuteAsync("select use_scope($1, $2)", scope.TenantId, scope.Prefix);

    /// <summary>The first column of every row, as text.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    /// <summary>How many rows the statement changed.</summary>
    public async Task<int> ExecuteAsync(string sql, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Tries a statement and takes its effect back.</summary>
    /// <returns>The number of rows it changed, or the SQLSTATE by which it was refused.</returns>
    public async Task<string> TryAsync(string sql, params object[] parameters)
    {
        await _transaction.SaveAsync("attempt");
        try
        {
            var changed = await ExecuteAsync(sql, parameters);
            return changed.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (PostgresException refusal)
        {
            return refusal.SqlState;
        }
        finally
        {
            await _transaction.RollbackAsync("attempt");
        }
    }

    public Task CommitAsync() => _transaction.CommitAsync();

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private NpgsqlCommand Command(string sql, object[] parameters)
    {
        var command = new NpgsqlCommand(sql, _connection);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        return command;
    }
}
