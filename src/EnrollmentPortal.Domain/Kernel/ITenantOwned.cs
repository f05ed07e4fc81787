namespace EnrollmentPortal.Domain.Kernel;

/// <summary>Belongs to one tenant for ever.</summary>
public interface ITenantOwned
{
    /// <summary>The six-digit county code.</summary>
    int TenantId { get; }
}
