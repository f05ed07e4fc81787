namespace EnrollmentPortal.Domain.Plans.Tables;

/// <summary>May this person enrol on this date?</summary>
public enum Verdict
{
    /// <summary>Yes, at the price stated.</summary>
    Accepted,

    /// <summary>No; the reasons say why.</summary>
    Refused,

    /// <summary>A person must decide: the plan is silent, or an amount is not printed.</summary>
    Review,
}
