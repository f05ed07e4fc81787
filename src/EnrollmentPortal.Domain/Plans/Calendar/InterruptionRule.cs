namespace EnrollmentPortal.Domain.Plans.Calendar;

/// <summary>变动待遇等待期: what years without cover add to a waiting period, and what buying them back takes off again.</summary>
/// <param name="MonthsPerYear">Months that each counted year adds.</param>
/// <param name="CountsFrom">The first interrupted year that counts: 1 for every year, 2 when the fixed waiting period pays for the first.</param>
/// <param name="CanBuyBack">修复: a year may be paid afterwards at the individual standard, and then adds nothing.</param>
/// <param name="LongYears">From so many interrupted years on, the whole waiting period has a least length; null where there is none.</param>
/// <param name="LongLeastMonths">That least length, bought back or not.</param>
/// <param name="Clause">Where it is printed.</param>
/// <param name="Assumptions">The figures that are assumed.</param>
public sealed record InterruptionRule(
    int MonthsPerYear, int CountsFrom, bool CanBuyBack, int? LongYears, int LongLeastMonths, Clause Clause, IReadOnlyList<Assumption> Assumptions)
{
    /// <summary>The years that may be bought back: no more than were left out, and none where the plan does not let them.</summary>
    public int BoughtBack(int interrupted, int paidAfterwards) => CanBuyBack ? Math.Clamp(paidAfterwards, 0, interrupted) : 0;

    /// <summary>The whole waiting period.</summary>
    /// <param name="fixedWait">The route's own waiting period, in months.</param>
    /// <param name="interrupted">Coverage years left out.</param>
    /// <param name="paidAfterwards">Years that the person pays afterwards.</param>
    public TimeSpanLimit Wait(TimeSpanLimit fixedWait, int interrupted, int paidAfterwards)
    {
        var counted = Math.Max(0, interrupted - BoughtBack(interrupted, paidAfterwards) - (CountsFrom - 1));
        var months = fixedWait.Count + (counted * MonthsPerYear);
        return new TimeSpanLimit(LongYears is { } years && interrupted >= years ? Math.Max(months, LongLeastMonths) : months, InMonths: true);
    }
}
