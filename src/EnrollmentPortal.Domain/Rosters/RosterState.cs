namespace EnrollmentPortal.Domain.Rosters;

/// <summary>How far a roster has come.</summary>
public enum RosterState
{
    /// <summary>Read and matched; nothing follows from it yet.</summary>
    Draft,

    /// <summary>Sent by one officer. It takes so many people's identity away that a second person must confirm it; nothing follows from it before.</summary>
    Proposed,

    /// <summary>The department stands by it: it counts from its effective day on.</summary>
    Applied,

    /// <summary>A corrected roster of the same month took its place.</summary>
    Replaced,

    /// <summary>Given up before it was applied.</summary>
    Discarded,
}
