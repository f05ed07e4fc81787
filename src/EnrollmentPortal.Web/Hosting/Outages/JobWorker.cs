using EnrollmentPortal.Application.Jobs;
using EnrollmentPortal.Web.Outages;

namespace EnrollmentPortal.Web.Hosting.Outages;

/// <summary>Carries out the background work that pages have ordered.</summary>
/// <remarks>It looks every second, because somebody waits before a page; an empty look costs a query a county.</remarks>
internal sealed class JobWorker(JobRunner runner, TimeProvider clock, ILogger<JobWorker> log) : RepeatedWork(TimeSpan.FromSeconds(1), clock, log)
{
    protected override IReadOnlyList<Func<CancellationToken, Task>> Steps => [RunAllAsync];

    private async Task RunAllAsync(CancellationToken stopping)
    {
        while (await runner.RunNextAsync(stopping))
        {
            // The next one follows at once.
        }
    }
}
