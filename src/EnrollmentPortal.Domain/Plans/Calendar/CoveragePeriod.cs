using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Plans.Calendar;

/// <summary>待遇享受期 of those who pay in time.</summary>
/// <param name="Days">First and last day; null where the plan prints none and nobody has entered any.</param>
/// <param name="Clause">Where it is printed or should be.</param>
/// <param name="NoDaysLeft">The verdict on a payment whose waiting period outlasts the coverage period.</param>
/// <param name="Assumption">The gap, where it is not printed.</param>
public sealed record CoveragePeriod(DateRange? Days, Clause Clause, Verdict NoDaysLeft, Assumption? Assumption)
{
    /// <summary>The gap that <see cref="NoDaysLeft"/> fills; null where the plan prints the verdict or leaves it to a person.</summary>
    public Assumption? NoDaysLeftAssumption { get; init; }

    /// <summary>Last day of students who pay by school year; null where the plan knows none.</summary>
    public DateOnly? SchoolYearEnd { get; init; }
}
