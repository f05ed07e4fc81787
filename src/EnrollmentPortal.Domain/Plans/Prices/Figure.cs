using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Prices;

/// <summary>An amount of a plan with the clause that prints it.</summary>
/// <param name="Amount">Yuan per person and year.</param>
/// <param name="Clause">Where it is printed.</param>
public sealed record Figure(Money Amount, Clause Clause);
