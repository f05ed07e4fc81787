using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Access;

/// <summary>Refusals that any use case may give.</summary>
public static class AccessErrors
{
    public static readonly Error Forbidden = new("access.forbidden");
}
