using EnrollmentPortal.Domain.Facts.Kinds;



namespace EnrollmentPortal.Domain.Plans.Identities;

/// <summary>A reason for not enrolling that the plan names.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Note">What must be checked or noted with it.</param>
/// <param name="Clause">Where it is printed.</param>
public sealed record PlanExemption(ExemptionReason Reason, Wording Note, Clause Clause);
