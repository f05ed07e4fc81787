using EnrollmentPortal.Domain.Facts.Kinds;


namespace EnrollmentPortal.Domain.Plans.Tables;

/// <summary>Whose standard applies.</summary>
public sealed record PayerOutcome(PayerKind Payer);
