using EnrollmentPortal.Domain.Assessments;
using EnrollmentPortal.Domain.Contributions;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Tables;

namespace EnrollmentPortal.Domain.IdentityCases;

/// <summary>What a case sets side by side: may the person enrol, at what price, with benefits from when until when.</summary>
/// <param name="Due">What the cashier takes; null where nothing is asked or it is not known.</param>
/// <param name="Subsidy">The part of the standard that others pay; null likewise.</param>
/// <param name="From">First day of benefits; null where there is none or it is not known.</param>
/// <param name="Until">The last day, inclusive; null likewise.</param>
public sealed record CaseOutcome(Verdict Verdict, Money? Due, Money? Subsidy, DateOnly? From, DateOnly? Until)
{
    /// <summary>As the plan has it; of a refusal only that.</summary>
    public static CaseOutcome Of(Assessment assessment) => assessment.Verdict == Verdict.Refused
        ? new CaseOutcome(Verdict.Refused, null, null, null, null)
        : new CaseOutcome(assessment.Verdict, assessment.TotalDue, assessment.Subsidy, assessment.Entitlement.Start, assessment.Entitlement.End);

    /// <summary>As it was paid.</summary>
    public static CaseOutcome Of(Enrollment enrollment) => new(
        Verdict.Accepted,
        enrollment.SelfPay + enrollment.GovernmentShare + enrollment.BuyBack,
        enrollment.Subsidy,
        enrollment.EntitledFrom,
        enrollment.EntitledTo);
}
