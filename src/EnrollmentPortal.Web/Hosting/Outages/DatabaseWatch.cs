using EnrollmentPortal.Application.Persistence;
using EnrollmentPortal.Web.Outages;

namespace EnrollmentPortal.Web.Hosting.Outages;

/// <summary>Notices when the database goes and comes back, and starts the embedded one again when it has died under the running portal.</summary>
internal sealed class DatabaseWatch(DatabaseServer server, DatabaseProbe probe, DatabaseOutage outage, TimeProvider clock, ILogger<DatabaseWatch> log)
    : RepeatedWork(TimeSpan.FromSeconds(2), clock, log)
{
    protected override IReadOnlyList<Func<CancellationToken, Task>> Steps => [LookAsync, ReviveAsync];

    private async Task LookAsync(CancellationToken stopping)
    {
        if (outage.Note(isOn: !await probe.AnswersAsync(stopping)))
        {
            log.LogWarning("The database {State}", outage.IsOn ? "cannot be reached" : "is back");
        }
    }

    private async Task ReviveAsync(CancellationToken stopping)
    {
        if (outage.IsOn && await server.ReviveAsync(stopping))
        {
            log.LogWarning("PostgreSQL had died and was started again");
        }
    }
}
