using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace EnrollmentPortal.Web.Security;

/// <summary>Who works in a circuit: the user of the request that began it, until their session ends.</summary>
internal sealed class SessionState : ServerAuthenticationStateProvider
{
    /// <summary>Nobody works here any more: every open page shows the way to the sign-in instead.</summary>
    public void End() => SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
}
