using EnrollmentPortal.Application.Access.Sessions;

namespace EnrollmentPortal.Web.Security;

/// <summary>Ends the circuits whose session ran out, or was ended on another node.</summary>
/// <remarks>What ends a session in this process ends its circuits in the same moment, without waiting for this look.</remarks>
internal sealed class SessionWatch(SessionStore sessions, LiveSessions live, TimeProvider clock, ILogger<SessionWatch> log) : BackgroundService
{
    // One query for all circuits of this node, by primary keys.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The portal stops, and its circuits with it.
        }
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            if (live.Ids is { Count: > 0 } ids)
            {
                live.End(await sessions.FindEndedAsync(ids, stopping));
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // Whatever it is, the next look may succeed, and a program that ends because of one look would end every session.
            log.LogWarning(problem, "Sessions could not be looked through");
        }
    }
}
