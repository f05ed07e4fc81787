using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Assessments;

/// <summary>The one subsidy that pays.</summary>
/// <param name="Category">Name as printed.</param>
/// <param name="Amount">Yuan.</param>
/// <param name="Certifiers">Who certifies; more than one where either may.</param>
/// <param name="Funder">Who pays, as printed; null where the plan names nobody.</param>
public sealed record SubsidyGrant(string Category, Money Amount, IReadOnlyList<string> Certifiers, string? Funder);
