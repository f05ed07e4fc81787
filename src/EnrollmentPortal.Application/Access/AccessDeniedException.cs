namespace EnrollmentPortal.Application.Access;

/// <summary>A use case was called by somebody who lacks its grant.</summary>
/// <remarks>No refusal that a user meets: pages ask for the grant before they are shown. Whoever comes this far came past the page.</remarks>
public sealed class AccessDeniedException(Grant grant, Role role) : Exception($"{role} lacks {grant}.")
{
    public Grant Grant { get; } = grant;

    public Role Role { get; } = role;
}
