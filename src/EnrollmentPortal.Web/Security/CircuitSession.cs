using EnrollmentPortal.Application.Accounts.Sessions;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace EnrollmentPortal.Web.Security;

/// <summary>Ends a circuit with its session.</summary>
/// <remarks>From that moment on nothing that the browser sends is listened to. The page itself leaves for the sign-in, but it may be slow to do
/// so, and a key that is pressed meanwhile must not take a payment.</remarks>
internal sealed class CircuitSession(LiveSessions live, SessionState state) : CircuitHandler, IDisposable
{
    private volatile bool _isOver;
    private IDisposable? _attendance;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if ((await state.GetAuthenticationStateAsync()).User.SessionId() is { } session)
        {
            _attendance = live.Join(session, End);
        }
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        context => _isOver ? Task.CompletedTask : next(context);

    public void Dispose() => _attendance?.Dispose();

    private void End()
    {
        _isOver = true;
        state.End();
    }
}
