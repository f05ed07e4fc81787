namespace EnrollmentPortal.Domain.ZeroDeclarations;

/// <summary>How far a declaration has come.</summary>
public enum ZeroDeclarationState
{
    /// <summary>The portal looks for the people.</summary>
    Collecting,

    /// <summary>The list waits for the second person.</summary>
    Proposed,

    /// <summary>People are being enrolled, township by township.</summary>
    Approved,

    /// <summary>Nobody is left to enrol, or it was ended early.</summary>
    Done,

    /// <summary>Given up before it was approved: nobody was enrolled by it.</summary>
    Withdrawn,
}

/// <summary>What became of one person of a declaration.</summary>
public enum ZeroLineState
{
    /// <summary>Is to be enrolled.</summary>
    Proposed,

    /// <summary>Is not on the proposal; the line says why.</summary>
    LeftOut,

    /// <summary>Is enrolled by this declaration.</summary>
    Enrolled,

    /// <summary>Was approved, but could not be enrolled at the moment of enrolling; the line says why.</summary>
    Dropped,
}
