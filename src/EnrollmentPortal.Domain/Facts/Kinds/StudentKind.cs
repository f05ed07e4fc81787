namespace EnrollmentPortal.Domain.Facts.Kinds;

/// <summary>What kind of school the person attends.</summary>
public enum StudentKind
{
    /// <summary>None.</summary>
    None,

    /// <summary>托幼机构.</summary>
    Kindergarten,

    /// <summary>中小学、中职、特教.</summary>
    School,

    /// <summary>高校.</summary>
    University,

    /// <summary>高校新生.</summary>
    UniversityFreshman,
}
