using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;

namespace EnrollmentPortal.Application.Plans;

/// <summary>Goal and window as the plan has them.</summary>
/// <param name="GoalPercent">Completion of the quota that counts as done; 100 where the plan names none.</param>
/// <param name="ParticipationPercent">A participation rate that the plan names beside the quota; for information, its base is not the quota.</param>
/// <param name="CountsOtherwiseInsured">Employees' insurance and insurance elsewhere count towards the quota.</param>
/// <param name="GoalClause">Document and clause of the goal; null where none is printed.</param>
/// <param name="Window">First and last day of the window that is open today, inclusive; null when none is.</param>
/// <param name="WindowName">Its name.</param>
/// <param name="IsWindowAssumed">The document leaves the window's dates open and somebody chose them.</param>
public sealed record BoardTerms(
    decimal GoalPercent,
    decimal? ParticipationPercent,
    bool CountsOtherwiseInsured,
    Source? GoalClause,
    DateRange? Window,
    Wording? WindowName,
    bool IsWindowAssumed)
{
    /// <summary>Where no plan says more: the quota itself is the goal.</summary>
    public static readonly BoardTerms None = new(100m, null, CountsOtherwiseInsured: false, null, null, null, IsWindowAssumed: false);
}
