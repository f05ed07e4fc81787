namespace EnrollmentPortal.Domain.Facts.Kinds;

/// <summary>Another basic medical insurance that already covers the person.</summary>
public enum OtherInsurance
{
    /// <summary>None.</summary>
    No,

    /// <summary>职工医保.</summary>
    Employee,

    /// <summary>原籍参保.</summary>
    Origin,

    /// <summary>异地参保.</summary>
    OtherArea,
}
