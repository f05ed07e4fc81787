namespace EnrollmentPortal.Domain.Imports;

/// <summary>What a file is a list of.</summary>
public enum ImportKind
{
    /// <summary>The people of a unit.</summary>
    Population,

    /// <summary>People who were enrolled for an earlier year.</summary>
    Enrolled,

    /// <summary>People who were not enrolled for an earlier year.</summary>
    NotEnrolled,
}
