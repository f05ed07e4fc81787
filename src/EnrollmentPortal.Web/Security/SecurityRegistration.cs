using EnrollmentPortal.Application.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace EnrollmentPortal.Web.Security;

internal static class SecurityRegistration
{
    /// <summary>A session ends by itself after a long working day.</summary>
    public static readonly TimeSpan SessionLength = TimeSpan.FromHours(10);

    /// <summary>How long a disabled or re-scoped user can go on: requests and open circuits alike.</summary>
    public static readonly TimeSpan Revalidation = TimeSpan.FromSeconds(30);

    public static void AddPortalSecurity(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<SignInDesk>();
        services.AddScoped<PasswordRules>();
        services.AddScoped<PasswordDesk>();
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
        services.ConfigureApplicationCookie(Cookie);
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = Revalidation);
        services.AddTransient<IClaimsTransformation, CoverageYearChoice>();
        services.AddScoped<AuthenticationStateProvider, RevalidatingState>();
        services.AddAuthorization(Policies);
    }

    private static void Accounts(IdentityOptions options)
    {
        options.Password.RequiredLength = 10;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
        options.Lockout.AllowedForNewUsers = true;
        // Accounts are named as people write them, Chinese included.
        options.User.AllowedUserNameCharacters = string.Empty;
    }

    private static void Cookie(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions options)
    {
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/denied";
        options.ReturnUrlParameter = "returnUrl";
        options.ExpireTimeSpan = SessionLength;
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
