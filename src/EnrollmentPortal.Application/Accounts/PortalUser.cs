using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Identity;

namespace EnrollmentPortal.Application.Accounts;

/// <summary>An account. Its role and scope come with it and change only through an administrator.</summary>
public sealed class PortalUser : IdentityUser<Guid>
{
    /// <summary>The person's name.</summary>
    public string DisplayName { get; set; } = string.Empty;

    public Role Role { get; set; }

    /// <summary>The county; null for the platform administrator.</summary>
    public int? TenantId { get; set; }

    /// <summary>The unit at the top of the user's scope.</summary>
    public string? OrgCode { get; set; }

    /// <summary>For a department officer: the certifying department as the plan names it.</summary>
    public string? Department { get; set; }

    /// <summary>Since when the account may not sign in; null while it may.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    public Scope Scope => OrgCode is null ? Scope.Platform : Scope.Of(Domain.Kernel.OrgCode.Parse(OrgCode));
}
