using System.Security.Claims;
using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Application.Accounts.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace EnrollmentPortal.Web.Security;

/// <summary>Sign-in that knows disabled accounts and keeps a row of every session.</summary>
internal sealed class PortalSignIn(
    UserManager<PortalUser> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<PortalUser> claims,
    IOptions<IdentityOptions> options,
    ILogger<PortalSignIn> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<PortalUser> confirmation,
    SessionStore sessions)
    : SignInManager<PortalUser>(users, http, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(PortalUser user) => user.DisabledAt is null && await base.CanSignInAsync(user);

    public override async Task SignInWithClaimsAsync(PortalUser user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        // Not given up with the request: a cookie without its session would be refused at once.
        await EndSessionAsync();
        var session = await sessions.StartAsync(
            user, VisitorAddress.Of(Context), Context.Request.Headers.UserAgent.ToString(), CancellationToken.None);
        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. additionalClaims, new Claim(PortalClaims.Session, session.ToString())]);
    }

    /// <summary>Ends the session itself and every open page under it: a copy of the cookie is worth nothing afterwards.</summary>
    public override async Task SignOutAsync()
    {
        await EndSessionAsync();
        await base.SignOutAsync();
    }

    private async Task EndSessionAsync()
    {
        if (Context.User.SessionId() is { } session)
        {
            await sessions.EndAsync(session, SessionEnding.SignedOut, CancellationToken.None);
        }
    }
}
