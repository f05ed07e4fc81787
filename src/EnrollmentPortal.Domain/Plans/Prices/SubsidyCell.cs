using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Prices;

/// <summary>One cell of the subsidy table: category × tier.</summary>
/// <param name="Tier">Key of the tier.</param>
/// <param name="Kind">What the cell says.</param>
/// <param name="Amount">The subsidy; zero unless <paramref name="Kind"/> is an amount.</param>
/// <param name="PrintedSelfPay">The self-pay column; null where the plan prints none.</param>
public sealed record SubsidyCell(string Tier, SubsidyKind Kind, Money Amount, Money? PrintedSelfPay);
