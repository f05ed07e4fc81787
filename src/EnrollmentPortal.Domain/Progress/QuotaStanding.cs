namespace EnrollmentPortal.Domain.Progress;

/// <summary>How far a unit is with its quota (任务数).</summary>
/// <param name="Heads">The quota as the plan prints it, or the sum of the quotas below.</param>
/// <param name="Enrolled">Heads enrolled here.</param>
/// <param name="OtherwiseInsured">Heads insured otherwise, where the plan counts them; 0 elsewhere.</param>
/// <param name="NeededHeads">The fewest heads with which the plan's goal is reached.</param>
public readonly record struct QuotaStanding(int Heads, int Enrolled, int OtherwiseInsured, int NeededHeads)
{
    /// <summary>The standing for a goal in per cent of the quota: 98 % of 2,256 are 2,211 heads, because 2,210 stay below.</summary>
    public static QuotaStanding Of(int heads, int enrolled, int otherwiseInsured, decimal goalPercent) =>
        new(heads, enrolled, otherwiseInsured, (int)decimal.Ceiling(heads * goalPercent / 100m));

    /// <summary>Heads that count towards the quota.</summary>
    public int Done => Enrolled + OtherwiseInsured;

    /// <summary>Heads still missing to the goal; never negative.</summary>
    public int ToGo => Math.Max(0, NeededHeads - Done);

    /// <summary>True when the goal is reached.</summary>
    public bool IsReached => Done >= NeededHeads;

    public static QuotaStanding operator +(QuotaStanding left, QuotaStanding right) =>
        new(left.Heads + right.Heads, left.Enrolled + right.Enrolled, left.OtherwiseInsured + right.OtherwiseInsured, left.NeededHeads + right.NeededHeads);

    public static QuotaStanding Add(QuotaStanding left, QuotaStanding right) => left + right;
}
