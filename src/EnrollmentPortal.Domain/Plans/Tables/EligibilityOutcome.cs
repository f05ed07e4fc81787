namespace EnrollmentPortal.Domain.Plans.Tables;

/// <summary>May the person be insured here at all?</summary>
/// <param name="Verdict">Accepted passes on to the routes.</param>
public sealed record EligibilityOutcome(Verdict Verdict);
