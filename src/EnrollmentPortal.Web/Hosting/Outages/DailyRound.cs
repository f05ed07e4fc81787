using EnrollmentPortal.Application.Households.Changes;
using EnrollmentPortal.Application.Plans.Quotas;
using EnrollmentPortal.Application.Rosters.Carrying;
using EnrollmentPortal.Web.Outages;

namespace EnrollmentPortal.Web.Hosting.Outages;

/// <summary>Does what a new day brings: people whose exemption has ended return to the not-enrolled list, rosters that have reached
/// their day are carried out, and quotas follow the plan that holds.</summary>
/// <remarks>It looks every half minute, because each county has its own date and an empty look costs nothing; several nodes may do it at
/// once.</remarks>
internal sealed class DailyRound(EndExpiredExemptions exemptions, CarryOutRosters rosters, CarryOutQuotas quotas, TimeProvider clock, ILogger<DailyRound> log)
    : RepeatedWork(TimeSpan.FromSeconds(30), clock, log)
{
    protected override IReadOnlyList<Func<CancellationToken, Task>> Steps => [ExemptionsAsync, RostersAsync, QuotasAsync];

    private async Task ExemptionsAsync(CancellationToken stopping)
    {
        if (await exemptions.ExecuteAsync(stopping) is var returned and > 0)
        {
            log.LogInformation("{Count} people are due to enrol again because their exemption has ended", returned);
        }
    }

    private async Task RostersAsync(CancellationToken stopping)
    {
        if (await rosters.ExecuteAsync(stopping) is var changed and > 0)
        {
            log.LogInformation("{Count} identities began or ended by departments' rosters", changed);
        }
    }

    private async Task QuotasAsync(CancellationToken stopping)
    {
        if (await quotas.ExecuteAsync(stopping) is var targets and > 0)
        {
            log.LogInformation("{Count} quotas follow a plan that holds from today", targets);
        }
    }
}
