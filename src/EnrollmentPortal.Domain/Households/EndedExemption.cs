using EnrollmentPortal.Domain.Facts.Kinds;

namespace EnrollmentPortal.Domain.Households;

/// <summary>What is kept of an exemption that held once.</summary>
/// <param name="EndedOn">The first day on which it no longer held.</param>
public sealed record EndedExemption(ExemptionReason Reason, DateOnly EndedOn);
