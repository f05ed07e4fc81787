using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.IdentityCases;

/// <summary>Why a case of a changed identity is not decided.</summary>
public static class IdentityCaseErrors
{
    public static readonly Error NotFound = new("roster.case-not-found");

    /// <summary>The plan leaves the amount to a person, who has named none.</summary>
    public static readonly Error AmountMissing = new("roster.case-amount-missing");

    /// <summary>The plan's table of changes has no rule, and the user who confirms has named no clause of the plan.</summary>
    public static readonly Error ClauseMissing = new("roster.case-clause-missing");

    /// <summary>Somebody else decided, or the reason was taken back.</summary>
    public static readonly Error Decided = new("roster.case-decided");
}
