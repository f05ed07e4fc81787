using EnrollmentPortal.Application.CoverageYears;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Web.Features.CoverageYears;

/// <summary>Where the figures of the renewals lead.</summary>
internal static class RenewalLinks
{
    public static string Board(OrgCode unit) => $"/renewals/{unit}";

    public static string People(OrgCode unit, RenewalKind kind) => $"/renewals/{unit}/people?kind={kind}";
}
