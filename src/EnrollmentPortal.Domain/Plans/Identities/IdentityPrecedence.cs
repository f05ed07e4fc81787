namespace EnrollmentPortal.Domain.Plans.Identities;

/// <summary>Which of several identities counts.</summary>
public enum IdentityPrecedence
{
    /// <summary>就高不就低: the largest single amount in the chosen tier.</summary>
    Highest,

    /// <summary>The first in the printed order.</summary>
    First,
}
