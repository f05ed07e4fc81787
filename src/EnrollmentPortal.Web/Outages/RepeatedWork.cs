using EnrollmentPortal.Application.Persistence;

namespace EnrollmentPortal.Web.Outages;

/// <summary>Work that is looked for at an interval until the portal stops.</summary>
/// <remarks>No failure ends it, because the host would end with it; what was not done is looked for at the next turn. A lost database is
/// logged when it begins and when it is over.</remarks>
internal abstract class RepeatedWork(TimeSpan interval, TimeProvider clock, ILogger log) : BackgroundService
{
    private bool _isLost;

    /// <summary>What one look does, in this order; a step that fails keeps no other from its turn.</summary>
    protected abstract IReadOnlyList<Func<CancellationToken, Task>> Steps { get; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, clock);
        try
        {
            do
            {
                foreach (var step in Steps)
                {
                    await TryAsync(step, stoppingToken);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops; what is open is taken up at the next start.
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> step, CancellationToken stopping)
    {
        try
        {
            await step(stopping);
            Note(isLost: false);
        }
        catch (Exception problem) when (LostDatabase.Explains(problem))
        {
            Note(isLost: true, problem);
        }
        catch (Exception problem) when (!stopping.IsCancellationRequested)
        {
            log.LogError(problem, "A look for background work failed; the next one follows");
        }
    }

    private void Note(bool isLost, Exception? problem = null)
    {
        if (isLost && !_isLost)
        {
            log.LogWarning(problem, "The database cannot be reached; background work waits for it");
        }
        else if (!isLost && _isLost)
        {
            log.LogInformation("The database is back; background work goes on");
        }

        _isLost = isLost;
    }
}
