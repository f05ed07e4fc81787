using System.Collections.Concurrent;

namespace EnrollmentPortal.Application.Accounts.Sessions;

/// <summary>What goes on in this process under each session, so that it stops in the moment in which the session ends.</summary>
/// <remarks>Other nodes hear of it by looking at the rows; see <see cref="SessionStore.FindEndedAsync"/>.</remarks>
public sealed class LiveSessions
{
    private readonly ConcurrentDictionary<Attendance, byte> _present = new();

    /// <summary>The sessions under which something goes on here.</summary>
    public IReadOnlyCollection<Guid> Ids => [.. _present.Keys.Select(attendance => attendance.Session).Distinct()];

    /// <summary>Calls <paramref name="onEnded"/> when the session ends; until the answer is disposed.</summary>
    public IDisposable Join(Guid session, Action onEnded)
    {
        var attendance = new Attendance(this, session, onEnded);
        _present[attendance] = 0;
        return attendance;
    }

    /// <summary>Stops what goes on under these sessions.</summary>
    public void End(IReadOnlyCollection<Guid> sessions)
    {
        foreach (var attendance in _present.Keys.Where(attendance => sessions.Contains(attendance.Session)))
        {
            if (_present.TryRemove(attendance, out _))
            {
                attendance.OnEnded();
            }
        }
    }

    private sealed class Attendance(LiveSessions owner, Guid session, Action onEnded) : IDisposable
    {
        public Guid Session => session;

        public Action OnEnded => onEnded;

        public void Dispose() => owner._present.TryRemove(this, out _);
    }
}
