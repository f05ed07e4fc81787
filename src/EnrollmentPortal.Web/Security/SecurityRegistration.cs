using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Application.Accounts.Sessions;
using EnrollmentPortal.Application.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace EnrollmentPortal.Web.Security;

internal static class SecurityRegistration
{
    public static void AddPortalSecurity(this IServiceCollection services, SessionLimits sessions)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<DecoyPassword>();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<PasswordRules>();
        services.AddScoped<PasswordChange>();
        services.AddScoped<DemonstrationAccounts>();
        services.AddCascadingAuthenticationState();
        services.AddDataProtection().SetApplicationName("EnrollmentPortal");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = provider.GetRequiredService<IXmlRepository>()));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<PortalUser>(Accounts)
            .AddEntityFrameworkStores<AccountContext>()
            .AddSignInManager<PortalSignIn>()
            .AddClaimsPrincipalFactory<PortalClaimsFactory>();
        services.AddSingleton(sessions);
        services.ConfigureApplicationCookie(options => Cookie(options, sessions));
        services.AddTransient<IClaimsTransformation, CoverageYearChoice>();
        services.AddScoped<SessionState>();
        services.AddScoped<AuthenticationStateProvider>(provider => provider.GetRequiredService<SessionState>());
        services.AddScoped<CircuitHandler, CircuitSession>();
        services.AddHostedService<SessionWatch>();
        services.AddAuthorization(Policies);
    }

    private static void Accounts(IdentityOptions options)
    {
        options.Password.RequiredLength = 10;
        // Which kinds of characters says little: people write a capital first and a year last. What a guesser tries is refused instead.
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
        options.Lockout.AllowedForNewUsers = true;
        // Accounts are named as people write them, Chinese included.
        options.User.AllowedUserNameCharacters = string.Empty;
    }

    private static void Cookie(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions options, SessionLimits sessions)
    {
        options.Events.OnValidatePrincipal = SessionCheck.ValidateAsync;
        // The page goes there itself, by an address that it has looked at.
        options.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/denied";
        options.ReturnUrlParameter = "returnUrl";
        options.ExpireTimeSpan = sessions.Longest;
        options.SlidingExpiration = false;
        options.Cookie.Name = "portal";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
    }

    // Nothing is open by omission: an endpoint without a policy needs a signed-in user.
    private static void Policies(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        foreach (var grant in Enum.GetValues<Grant>())
        {
            options.AddPolicy(grant.ToString(), policy => policy.RequireAuthenticatedUser()
                .RequireAssertion(context => context.User.ToActor()?.Has(grant) == true));
        }
    }
}
