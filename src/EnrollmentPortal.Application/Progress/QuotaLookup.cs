using EnrollmentPortal.Application.Divisions;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Progress;

namespace EnrollmentPortal.Application.Progress;

/// <summary>The quotas of a campaign, and whose people they count.</summary>
/// <param name="quotas">The plan's rows: townships or villages, never both, so a unit between has the sum of those below it.</param>
/// <param name="terms">Goal and counting rule of a unit's plan.</param>
/// <param name="count">The counts of a unit, itself and everything below.</param>
internal sealed class QuotaLookup(IReadOnlyList<Quota> quotas, Func<OrgCode, BoardTerms> terms, Func<OrgCode, ProgressCounts> count)
{
    // A unit that the plan's table does not list may be counted in another's row (满城: 惠阳街道 in 满城镇（含社区）).
    private static readonly Dictionary<OrgCode, OrgCode> FoldedIn = DivisionCatalog.Embedded.Mismatches
        .Where(mismatch => mismatch.CountedIn is not null)
        .ToDictionary(mismatch => mismatch.Unit.Code, mismatch => mismatch.CountedIn!.Value);

    /// <summary>The unit whose quota counts this unit's people, if it is another one that has a quota.</summary>
    public OrgCode? CountedIn(OrgCode unit) =>
        FoldedIn.TryGetValue(unit, out var other) && quotas.Any(quota => quota.OrgCode == other) ? other : null;

    /// <summary>The unit's name in the plan's table, where it has a row.</summary>
    public string? PrintedName(OrgCode unit) => quotas.FirstOrDefault(quota => quota.OrgCode == unit)?.PrintedName;

    /// <summary>The unit's quota, or the sum of those below it; null when there is none.</summary>
    public QuotaStanding? Standing(OrgCode unit)
    {
        var counted = Counted(unit);
        // One goal over the sum: rounding every village up would ask a town for more than its plan does.
        return counted.Count == 0 ? null : counted
            .GroupBy(quota => terms(quota.OrgCode).GoalPercent)
            .Select(goal => QuotaStanding.Of(goal.Sum(quota => quota.Heads), goal.Sum(Enrolled), goal.Sum(OtherwiseInsured), goal.Key))
            .Aggregate(QuotaStanding.Add);
    }

    /// <summary>What the plan behind the unit's quotas says; null without quotas, or where they come from plans with different goals.</summary>
    public BoardTerms? Goal(OrgCode unit) => Counted(unit).Select(quota => terms(quota.OrgCode)).Distinct().ToList() is [var only] ? only : null;

    private List<Quota> Counted(OrgCode unit)
    {
        var own = quotas.Where(quota => quota.OrgCode == unit).ToList();
        return own.Count > 0 ? own : [.. quotas.Where(quota => unit.Contains(quota.OrgCode))];
    }

    private int Enrolled(Quota quota) => Counts(quota).Enrolled;

    private int OtherwiseInsured(Quota quota) => terms(quota.OrgCode).CountsOtherwiseInsured ? Counts(quota).OtherwiseInsured : 0;

    private ProgressCounts Counts(Quota quota) =>
        ProgressCounts.Sum(FoldedIn.Where(pair => pair.Value == quota.OrgCode).Select(pair => pair.Key).Append(quota.OrgCode).Select(count));
}
