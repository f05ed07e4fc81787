using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Prices;

/// <summary>财政补助: what all levels of government add per insured person and year.</summary>
/// <param name="Amount">Null until somebody enters it; a route that charges it then says "unknown".</param>
/// <param name="Basis">How firmly it is printed.</param>
/// <param name="Clause">Where it is printed or spoken of.</param>
/// <param name="Assumption">The gap, unless the amount is printed for the year.</param>
public sealed record GovernmentShare(Money? Amount, GovernmentShareBasis Basis, Clause Clause, Assumption? Assumption);
