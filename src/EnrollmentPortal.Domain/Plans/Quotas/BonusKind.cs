namespace EnrollmentPortal.Domain.Plans.Quotas;

/// <summary>What raises a person's limit of major-illness benefits.</summary>
public enum BonusKind
{
    /// <summary>连续参保激励.</summary>
    Continuity,

    /// <summary>零报销激励.</summary>
    ZeroReimbursement,
}
