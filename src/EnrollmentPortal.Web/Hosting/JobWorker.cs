using System.Data.Common;
using EnrollmentPortal.Application.Jobs;

namespace EnrollmentPortal.Web.Hosting;

/// <summary>Carries out the background work that pages have ordered.</summary>
internal sealed class JobWorker(JobRunner runner, TimeProvider clock, ILogger<JobWorker> log) : BackgroundService
{
    // Short, because somebody waits before a page; an empty look costs a query a county.
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RunAllAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The portal stops; what is open is taken up at the next start.
        }
    }

    private async Task RunAllAsync(CancellationToken stopping)
    {
        try
        {
            while (await runner.RunNextAsync(stopping))
            {
                // The next one follows at once.
            }
        }
        catch (Exception problem) when (problem is DbException or TimeoutException)
        {
            log.LogWarning(problem, "Background work could not be looked for");
        }
    }
}
