namespace EnrollmentPortal.Domain.Plans.Identities;

/// <summary>Which identity prices a person whose identity changed after the payment.</summary>
public enum PricedIdentity
{
    /// <summary>The identities of today.</summary>
    Current,

    /// <summary>The identity at the time of payment.</summary>
    AsPaid,
}
