using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Plans.Quotas;

/// <summary>The bonuses of a plan and their common limit.</summary>
/// <param name="Ceiling">最高支付限额 of major-illness insurance without any bonus.</param>
/// <param name="MostPercent">All bonuses together, as per cent of the ceiling.</param>
/// <param name="Rules">The bonuses, in printed order.</param>
/// <param name="Clause">Where the limit is printed.</param>
/// <param name="Assumptions">The figures that are assumed.</param>
public sealed record BonusPlan(Money Ceiling, decimal MostPercent, IReadOnlyList<BonusRule> Rules, Clause Clause, IReadOnlyList<Assumption> Assumptions)
{
    /// <summary>The most that all bonuses come to.</summary>
    public Money Most => Money.FromYuan(decimal.Round(Ceiling.InYuan * MostPercent / 100, 2, MidpointRounding.ToZero));
}
