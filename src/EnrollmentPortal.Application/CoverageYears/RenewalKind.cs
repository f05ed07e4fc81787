namespace EnrollmentPortal.Application.CoverageYears;

/// <summary>How somebody on the books stands to the year before.</summary>
public enum RenewalKind
{
    /// <summary>Enrolled last year, should enrol, and has not yet; nothing needs to be registered.</summary>
    Waiting,

    /// <summary>Of those who wait: no telephone or no address, so that something must be asked first (信息不完备).</summary>
    Incomplete,

    /// <summary>Enrolled last year and again.</summary>
    Renewed,

    /// <summary>Enrolled last year and need not enrol here any more.</summary>
    Left,

    /// <summary>Not enrolled last year and should enrol now.</summary>
    First,

    /// <summary>Enrolled last year in another unit of the county.</summary>
    Moved,

    /// <summary>An identity began or ended since last year's payment.</summary>
    IdentityChanged,
}
