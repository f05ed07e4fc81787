using Npgsql;

namespace EnrollmentPortal.Application.Persistence;

/// <summary>Asks whether the database answers.</summary>
public sealed class DatabaseProbe(NpgsqlDataSource dataSource)
{
    // A server that hangs is as good as none: the caller must hear it soon.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        try
        {
            // A server that was stopped in its tracks does not even hear that the command is cancelled, so nobody waits for the command itself.
            return await AskAsync(limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception problem) when (problem is NpgsqlException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("select 1 from tenant limit 1");
        await command.ExecuteScalarAsync(cancellationToken);
        return true;
    }
}
