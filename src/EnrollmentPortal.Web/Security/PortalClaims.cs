using System.Globalization;
using System.Security.Claims;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Accounts;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace EnrollmentPortal.Web.Security;

/// <summary>What the cookie says of the user, and the actor that is read back from it.</summary>
internal static class PortalClaims
{
    public const string DisplayName = "portal:name";
    public const string Role = "portal:role";
    public const string Unit = "portal:unit";
    public const string Department = "portal:department";
    public const string Address = "portal:address";
    public const string CoverageYear = "portal:year";
    public const string Session = "portal:session";

    /// <summary>The session under which a principal is signed in; null for a visitor.</summary>
    public static Guid? SessionId(this ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(Session), out var id) ? id : null;

    /// <summary>The actor of a signed-in principal; null for a visitor.</summary>
    public static Actor? ToActor(this ClaimsPrincipal principal)
    {
        if (principal.Identity?.IsAuthenticated != true
            || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            || !Enum.TryParse<Role>(principal.FindFirstValue(Role), out var role))
        {
            return null;
        }

        var scope = OrgCode.TryParse(principal.FindFirstValue(Unit), out var unit) ? Scope.Of(unit) : Scope.Platform;
        int? year = int.TryParse(principal.FindFirstValue(CoverageYear), CultureInfo.InvariantCulture, out var chosen) ? chosen : null;
        return new Actor(
            id,
            principal.FindFirstValue(DisplayName) ?? string.Empty,
            role,
            scope.InYear(year),
            principal.FindFirstValue(Department),
            principal.FindFirstValue(Address));
    }
}

/// <summary>Puts role and scope into the cookie at sign-in. They hold for the session: what changes an account ends its sessions.</summary>
internal sealed class PortalClaimsFactory(UserManager<PortalUser> users, IOptions<IdentityOptions> options, IHttpContextAccessor http)
    : UserClaimsPrincipalFactory<PortalUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(PortalUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(PortalClaims.DisplayName, user.DisplayName));
        identity.AddClaim(new Claim(PortalClaims.Role, user.Role.ToString()));
        AddIfPresent(identity, PortalClaims.Unit, user.OrgCode);
        AddIfPresent(identity, PortalClaims.Department, user.Department);
        // Taken here because an open circuit has no request to ask.
        AddIfPresent(identity, PortalClaims.Address, VisitorAddress.Of(http.HttpContext));
        return identity;
    }

    private static void AddIfPresent(ClaimsIdentity identity, string type, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            identity.AddClaim(new Claim(type, value));
        }
    }
}
