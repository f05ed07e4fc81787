using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Households.Contact;

/// <summary>A place that addresses of a village begin with: what the search by address reads.</summary>
public sealed class AddressPlace : ITenantOwned
{
    public int TenantId { get; init; }

    public OrgCode OrgCode { get; init; }

    /// <summary>As <see cref="AddressStem.Of"/> gives it.</summary>
    public string Stem { get; init; } = string.Empty;
}
