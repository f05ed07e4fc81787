using System.Data.Common;
using EnrollmentPortal.Application.CoverageYears;
using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Rosters;

namespace EnrollmentPortal.Web.Hosting;

/// <summary>Does what a new day brings: people whose exemption has ended return to the not-enrolled list, rosters that have reached
/// their day are carried out, and quotas follow the plan that holds.</summary>
/// <remarks>It looks every half minute, because each county has its own date and an empty look costs nothing; several nodes may do it at
/// once.</remarks>
internal sealed class DailyRound(EndExpiredExemptions exemptions, CarryOutRosters rosters, CarryOutQuotas quotas, TimeProvider clock, ILogger<DailyRound> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        do
        {
            try
            {
                if (await exemptions.ExecuteAsync(stoppingToken) is var returned and > 0)
                {
                    log.LogInformation("{Count} people are due to enrol again because their exemption has ended", returned);
                }

                if (await rosters.ExecuteAsync(stoppingToken) is var changed and > 0)
                {
                    log.LogInformation("{Count} identities began or ended by departments' rosters", changed);
                }

                if (await quotas.ExecuteAsync(stoppingToken) is var targets and > 0)
                {
                    log.LogInformation("{Count} quotas follow a plan that holds from today", targets);
                }
            }
            catch (Exception problem) when (problem is DbException or TimeoutException)
            {
                log.LogWarning(problem, "What the day brings could not be looked through");
            }
        }
        while (await WaitAsync(timer, stoppingToken));
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
