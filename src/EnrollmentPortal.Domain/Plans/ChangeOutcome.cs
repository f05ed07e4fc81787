namespace EnrollmentPortal.Domain.Plans;

/// <summary>What a change of identity after payment leads to.</summary>
public sealed record ChangeOutcome(PricedIdentity Identity, SettlementRule Settlement);
