using EnrollmentPortal.Domain.Kernel;
using Microsoft.EntityFrameworkCore;

namespace EnrollmentPortal.Application.Tenancy;

/// <summary>The whole of a county, from its number.</summary>
internal static class TenantScope
{
    public static Scope Of(int tenantId) => Scope.Of(OrgCode.Parse(tenantId.ToString("000000", System.Globalization.CultureInfo.InvariantCulture)));
}
