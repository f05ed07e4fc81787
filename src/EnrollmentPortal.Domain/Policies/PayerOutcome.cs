using EnrollmentPortal.Domain.Facts;

namespace EnrollmentPortal.Domain.Policies;

/// <summary>Whose standard applies.</summary>
public sealed record PayerOutcome(PayerKind Payer);
