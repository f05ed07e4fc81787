namespace EnrollmentPortal.Domain.Plans.Calendar;

/// <summary>How far a window is open.</summary>
public enum WindowKind
{
    /// <summary>集中参保期 or another window for everybody.</summary>
    Open,

    /// <summary>Open at a later start, a higher price or for some groups only.</summary>
    Restricted,

    /// <summary>No collection, but for the events that the routes name.</summary>
    Closed,
}
