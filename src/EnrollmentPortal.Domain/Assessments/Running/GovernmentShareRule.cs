using EnrollmentPortal.Domain.Plans.Prices;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>财政补助 as far as the person pays it: only on a late route that says so (王场 三(四)2; 松溉 附件2 第1项).</summary>
/// <remarks>An amount that the plan does not print is due but unknown (松溉): no total, rather than one without it.</remarks>
internal static class GovernmentShareRule
{
    internal static GovernmentShareDue Of(GovernmentShare share, RouteOutcome route) =>
        route.GovernmentShareDue ? GovernmentShareDue.Of(share.Amount) : GovernmentShareDue.NotDue;

    internal static void Explain(AssessmentNotes notes, GovernmentShare share, GovernmentShareDue due)
    {
        if (due.State is not (GovernmentShareState.Due or GovernmentShareState.DueButUnknown))
        {
            return;
        }

        notes.Because(ReasonKind.GovernmentShare, share.Clause, share.Amount);
        notes.Assume(share.Assumption);
        if (due.State == GovernmentShareState.DueButUnknown)
        {
            notes.Warn(AssessmentTexts.Warning("government-share-unknown"));
        }
    }
}
