using EnrollmentPortal.Domain.Plans.Collection;
using EnrollmentPortal.Domain.Plans.Identities;

namespace EnrollmentPortal.Domain.Plans.Tables;

/// <summary>What a change of identity after payment leads to.</summary>
public sealed record ChangeOutcome(PricedIdentity Identity, SettlementRule Settlement);
