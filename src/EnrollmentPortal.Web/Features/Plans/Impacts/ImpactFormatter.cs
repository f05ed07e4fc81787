using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Components;

namespace EnrollmentPortal.Web.Features.Plans.Impacts;

/// <summary>How differences read.</summary>
internal static class ImpactFormatter
{
    /// <summary><c>+¥20.00</c>, <c>−¥8.00</c>; no sign before nothing.</summary>
    public static string Signed(Money amount) => amount switch
    {
        { IsZero: true } => Display.Yuan(amount),
        _ when amount > Money.Zero => "+" + Display.Yuan(amount),
        _ => "−" + Display.Yuan(-amount),
    };
}
