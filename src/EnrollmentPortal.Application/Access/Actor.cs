using EnrollmentPortal.Application.Tenancy;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Access;

/// <summary>Who acts: taken from the user's claims when a use case starts, never from the browser.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Name">The person's name, as the audit trail and the receipt show it.</param>
/// <param name="Role">Decides the grants.</param>
/// <param name="Scope">Tenant and organisation unit.</param>
/// <param name="Department">The department whose categories a department officer may see; otherwise null.</param>
/// <param name="Address">The network address, for the audit trail.</param>
public sealed record Actor(Guid UserId, string Name, Role Role, Scope Scope, string? Department, string? Address)
{
    public bool Has(Grant grant) => Grants.Of(Role).Contains(grant);

    /// <summary>What every use case does first, before it looks at what is asked.</summary>
    /// <exception cref="AccessDeniedException">The grant is missing.</exception>
    public Authorized Authorize(Grant grant) => Has(grant) ? new Authorized(this) : throw new AccessDeniedException(grant, Role);

    /// <summary>For a second grant that only some requests need: the refusal when it is missing, or null when it is there.</summary>
    public Error? Lacks(Grant grant) => Has(grant) ? null : AccessErrors.Forbidden;
}
