using EnrollmentPortal.Domain.Plans.Calendar;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.Assessments.Running;

/// <summary>The verdict after price and dates, where neither eligibility nor route refuses.</summary>
/// <remarks>The plan says what becomes of a payment whose waiting period outlasts the year, or an assumption does (王场 Q-WC-16, 随县 Q-SX-14).
/// A person can decide who may enrol and from when, but not an amount that nobody has printed.</remarks>
/// <param name="Verdict">Accepted, refused, or for a person to decide.</param>
/// <param name="EventIsLate">True where nothing but an event that had not happened on the day of payment leaves it to a person.</param>
internal readonly record struct FinalVerdict(Verdict Verdict, bool EventIsLate)
{
    internal static FinalVerdict Of(CoveragePeriod coverage, in Admission admission, Entitlement entitlement, in Price price, bool eventIsLate)
    {
        if (entitlement.State == EntitlementState.NoDaysLeft && !admission.IsDecided && coverage.NoDaysLeft != Verdict.Accepted)
        {
            return new FinalVerdict(coverage.NoDaysLeft, EventIsLate: false);
        }

        if (price.NeedsDecision || admission.NeedsDecision)
        {
            return new FinalVerdict(Verdict.Review, EventIsLate: false);
        }

        var late = eventIsLate && !admission.IsDecided;
        return new FinalVerdict(late ? Verdict.Review : Verdict.Accepted, late);
    }

    internal void Explain(AssessmentNotes notes)
    {
        if (EventIsLate)
        {
            notes.Warn(AssessmentTexts.Warning("event-after-payment"));
        }
    }
}
