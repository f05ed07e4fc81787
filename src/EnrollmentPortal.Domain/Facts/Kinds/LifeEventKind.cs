namespace EnrollmentPortal.Domain.Facts.Kinds;

/// <summary>Life events that open a way in outside the ordinary windows.</summary>
public enum LifeEventKind
{
    /// <summary>No event.</summary>
    None,

    /// <summary>新生儿.</summary>
    Newborn,

    /// <summary>新生入学.</summary>
    UniversityEntry,

    /// <summary>大学毕业.</summary>
    UniversityGraduation,

    /// <summary>职工医保中断.</summary>
    EmployeeInsuranceEnded,

    /// <summary>刑满释放.</summary>
    ReleasedFromPrison,

    /// <summary>退役.</summary>
    DischargedFromService,
}

/// <summary>What holds for each life event.</summary>
public static class LifeEventKinds
{
    /// <summary>True for the dates of a school, which are known beforehand; a birth, a release or the end of an insurance has happened or has not.</summary>
    public static bool MayLieAhead(this LifeEventKind kind) => kind is LifeEventKind.UniversityEntry or LifeEventKind.UniversityGraduation;
}
