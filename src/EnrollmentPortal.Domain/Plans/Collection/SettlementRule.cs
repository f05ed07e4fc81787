namespace EnrollmentPortal.Domain.Plans.Collection;

/// <summary>What follows from a change after the payment.</summary>
public enum SettlementRule
{
    /// <summary>Nothing more to pay or to give back.</summary>
    Nothing,

    /// <summary>The person gets back what they paid above the new self-pay.</summary>
    RefundDifference,

    /// <summary>The person gets back all that they paid, and pays the new self-pay.</summary>
    RefundWhole,

    /// <summary>事后资助: the department pays the subsidy of the new identity to the person.</summary>
    SubsidyAfterwards,

    /// <summary>The plan has no rule: a person decides.</summary>
    Manual,
}
