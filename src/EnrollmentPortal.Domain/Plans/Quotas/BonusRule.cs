using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Quotas;

/// <summary>A bonus for staying covered: so much a year, once enough years have passed.</summary>
/// <param name="Kind">Which years count.</param>
/// <param name="Name">For display.</param>
/// <param name="AfterYears">Years that bring nothing yet.</param>
/// <param name="PerYear">What each further year adds to the limit.</param>
/// <param name="Clause">Where it is printed.</param>
/// <param name="Assumptions">The figures that are assumed.</param>
public sealed record BonusRule(BonusKind Kind, Wording Name, int AfterYears, Money PerYear, Clause Clause, IReadOnlyList<Assumption> Assumptions)
{
    /// <summary>The bonus for a number of years in a row, before the plan's limit.</summary>
    public Money For(int years) => new(checked(PerYear.Fen * Math.Max(0, years - AfterYears)));
}
