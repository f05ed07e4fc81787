using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Progress;

/// <summary>Counts and money of one unit, or of several units added up.</summary>
/// <param name="Registered">People on the books.</param>
/// <param name="Exempt">Of them, people who need not enrol here.</param>
/// <param name="OtherwiseInsured">Of the exempt, those insured as employees or in another place.</param>
/// <param name="Enrolled">People enrolled in this campaign.</param>
/// <param name="SelfPay">Self-pay received.</param>
/// <param name="Subsidy">Subsidies granted towards the individual standard.</param>
/// <param name="GovernmentShare">Government share that late payers paid themselves.</param>
public readonly record struct ProgressCounts(
    int Registered, int Exempt, int OtherwiseInsured, int Enrolled, Money SelfPay, Money Subsidy, Money GovernmentShare)
{
    /// <summary>未参保: on the books, neither enrolled nor exempt. Nobody is left out of the sum.</summary>
    public int Missing => Registered - Exempt - Enrolled;

    /// <summary>应参保: on the books and not exempt.</summary>
    public int Expected => Registered - Exempt;

    public static ProgressCounts operator +(ProgressCounts left, ProgressCounts right) => new(
        left.Registered + right.Registered,
        left.Exempt + right.Exempt,
        left.OtherwiseInsured + right.OtherwiseInsured,
        left.Enrolled + right.Enrolled,
        left.SelfPay + right.SelfPay,
        left.Subsidy + right.Subsidy,
        left.GovernmentShare + right.GovernmentShare);

    public static ProgressCounts Add(ProgressCounts left, ProgressCounts right) => left + right;

    public static ProgressCounts Sum(IEnumerable<ProgressCounts> counts) => counts.Aggregate(default(ProgressCounts), Add);
}
