using EnrollmentPortal.Application.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace EnrollmentPortal.Web.Security;

/// <summary>Asks again, while a circuit is open, whether its user may still be here.</summary>
internal sealed class RevalidatingState(ILoggerFactory loggers, IServiceScopeFactory scopes, TimeProvider clock)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    private readonly DateTimeOffset _opened = clock.GetUtcNow();

    protected override TimeSpan RevalidationInterval => SecurityRegistration.Revalidation;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - _opened > SecurityRegistration.SessionLength)
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<PortalUser>>();
        return await signIn.ValidateSecurityStampAsync(authenticationState.User) is not null;
    }
}
