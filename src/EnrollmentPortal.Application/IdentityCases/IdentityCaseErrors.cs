using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.IdentityCases;

/// <summary>Why a case of a changed identity is not decided.</summary>
public static class IdentityCaseErrors
{
    public static readonly Error NotFound = new("roster.case-not-found");

    /// <summary>The plan leaves the amount to a person, who has named none.</summary>
    public static readonly Error AmountMissing = new("roster.case-amount-missing");

    /// <summary>Somebody else decided, or the identity was taken back.</summary>
    public static readonly Error Decided = new("roster.case-decided");
}
