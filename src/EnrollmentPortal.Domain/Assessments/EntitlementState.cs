namespace EnrollmentPortal.Domain.Assessments;

/// <summary>What is known about the benefits' dates.</summary>
public enum EntitlementState
{
    /// <summary>There are no benefits, or none are decided.</summary>
    None,

    /// <summary>The dates follow from the plan.</summary>
    Dated,

    /// <summary>The plan prints no dates, or not both of them.</summary>
    NotPrinted,

    /// <summary>The waiting period outlasts the coverage period: no day of benefits is left.</summary>
    NoDaysLeft,
}
