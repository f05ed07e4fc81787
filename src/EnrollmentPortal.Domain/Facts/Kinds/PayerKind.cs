namespace EnrollmentPortal.Domain.Facts.Kinds;

/// <summary>Whose individual standard applies.</summary>
public enum PayerKind
{
    /// <summary>城乡居民.</summary>
    Resident,

    /// <summary>在渝高校大学生 and the like, who have a standard of their own in some plans.</summary>
    UniversityStudent,
}
