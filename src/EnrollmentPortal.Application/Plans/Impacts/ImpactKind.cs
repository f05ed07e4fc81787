namespace EnrollmentPortal.Application.Plans.Impacts;

/// <summary>What a draft changes for a person who has not paid, by the tier that is assumed for them. The most serious comes first.</summary>
public enum ImpactKind
{
    /// <summary>The draft refuses a person that the published plan did not refuse.</summary>
    NewlyRefused,

    /// <summary>The draft leaves to a person's decision what the published plan decided, or cannot price the person at all.</summary>
    NewlyReview,

    /// <summary>The draft accepts a person that the published plan did not accept.</summary>
    NewlyAccepted,

    /// <summary>Accepted by both, and pays more.</summary>
    Dearer,

    /// <summary>Accepted by both, and pays less.</summary>
    Cheaper,

    /// <summary>Pays the same; the subsidy, its funder, the entitlement or the route differ.</summary>
    OtherTerms,

    /// <summary>Only a tier that is not assumed for the person differs.</summary>
    OtherTier,

    /// <summary>Nothing differs in any tier.</summary>
    Unchanged,
}
