namespace EnrollmentPortal.Application.Access;

/// <summary>A use case was called by an actor who lacks its grant.</summary>
/// <remarks>No refusal that a user meets: pages ask for the grant before they are shown. A caller that comes this far bypassed the page.</remarks>
public sealed class AccessDeniedException(Grant grant, Role role) : Exception($"{role} lacks {grant}.")
{
    public Grant Grant { get; } = grant;

    public Role Role { get; } = role;
}
