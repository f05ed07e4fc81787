namespace EnrollmentPortal.Domain.Imports;

/// <summary>What a file is a list of.</summary>
public enum ImportKind
{
    /// <summary>The people of a unit.</summary>
    Population,

    /// <summary>Who was enrolled for an earlier year.</summary>
    Enrolled,

    /// <summary>Who was not enrolled for an earlier year.</summary>
    NotEnrolled,
}
