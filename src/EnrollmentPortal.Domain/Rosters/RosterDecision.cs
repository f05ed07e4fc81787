namespace EnrollmentPortal.Domain.Rosters;

/// <summary>What was decided about a line that needs review.</summary>
public enum RosterDecision
{
    /// <summary>It is this person.</summary>
    Accepted,

    /// <summary>It is not, or the identity is not to be entered.</summary>
    Rejected,
}
