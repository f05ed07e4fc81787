namespace EnrollmentPortal.Domain.Assessments;

/// <summary>What a clause decides in an assessment.</summary>
public enum ReasonKind
{
    /// <summary>The individual standard.</summary>
    Standard,

    /// <summary>A subsidy that counts, or was compared.</summary>
    Subsidy,

    /// <summary>Which of several identities counts.</summary>
    IdentityRule,

    /// <summary>Whether the person may be insured here.</summary>
    Eligibility,

    /// <summary>Whether, and from when, on this date.</summary>
    Route,

    /// <summary>The government share.</summary>
    GovernmentShare,

    /// <summary>The coverage period.</summary>
    Entitlement,

    /// <summary>Something to do or to know.</summary>
    Notice,

    /// <summary>What follows from a change.</summary>
    Change,

    /// <summary>Years without cover: a longer waiting period, or their price.</summary>
    Interruption,

    /// <summary>A higher limit of benefits for years of cover.</summary>
    Bonus,
}
