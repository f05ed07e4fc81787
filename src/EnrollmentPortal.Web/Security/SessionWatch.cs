using EnrollmentPortal.Application.Accounts.Sessions;
using EnrollmentPortal.Web.Outages;

namespace EnrollmentPortal.Web.Security;

/// <summary>Ends the circuits whose session ran out, or was ended on another node.</summary>
/// <remarks>What ends a session in this process ends its circuits in the same moment, without waiting for this look.</remarks>
internal sealed class SessionWatch(SessionStore sessions, LiveSessions live, TimeProvider clock, ILogger<SessionWatch> log)
    : RepeatedWork(TimeSpan.FromSeconds(1), clock, log)
{
    protected override IReadOnlyList<Func<CancellationToken, Task>> Steps => [LookAsync];

    // One query for all circuits of this node, by primary keys.
    private async Task LookAsync(CancellationToken stopping)
    {
        if (live.Ids is { Count: > 0 } ids)
        {
            live.End(await sessions.FindEndedAsync(ids, stopping));
        }
    }
}
