using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace EnrollmentPortal.Web.Security;

/// <summary>The coverage year that a user works on, kept in their browser. Every request carries it into the claims, and a circuit keeps
/// those of the request that began it: what a page shows and what it records are of one year.</summary>
internal sealed class CoverageYearChoice(IHttpContextAccessor http) : IClaimsTransformation
{
    private const string Cookie = "portal.year";

    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        // Called more than once a request.
        if (principal.Identity?.IsAuthenticated == true && !principal.HasClaim(claim => claim.Type == PortalClaims.CoverageYear)
            && int.TryParse(http.HttpContext?.Request.Cookies[Cookie], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            var choice = new ClaimsIdentity();
            choice.AddClaim(new Claim(PortalClaims.CoverageYear, year.ToString(CultureInfo.InvariantCulture)));
            principal.AddIdentity(choice);
        }

        return Task.FromResult(principal);
    }

    /// <summary>Where the years of the top bar lead to.</summary>
    public static void Map(WebApplication app) => app.MapPost("/coverage-year", (HttpContext context, [FromForm] string? to, [FromForm] string? returnUrl) =>
    {
        var options = new CookieOptions { IsEssential = true, HttpOnly = true, SameSite = SameSiteMode.Lax };
        if (int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            context.Response.Cookies.Append(Cookie, year.ToString(CultureInfo.InvariantCulture), options);
        }
        else
        {
            context.Response.Cookies.Delete(Cookie, options);
        }

        return Results.LocalRedirect(LocalUrl.OrHome(returnUrl));
    });
}
