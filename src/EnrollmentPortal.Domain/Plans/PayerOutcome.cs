using EnrollmentPortal.Domain.Facts;

namespace EnrollmentPortal.Domain.Plans;

/// <summary>Whose standard applies.</summary>
public sealed record PayerOutcome(PayerKind Payer);
