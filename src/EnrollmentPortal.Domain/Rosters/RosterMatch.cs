namespace EnrollmentPortal.Domain.Rosters;

/// <summary>How a line of a roster was matched with the registry.</summary>
public enum RosterMatch
{
    /// <summary>The same ID number and the same name.</summary>
    Matched,

    /// <summary>The same ID number under another name: a person must look.</summary>
    OtherName,

    /// <summary>No ID number; somebody of this name was born on this day: a person must look.</summary>
    NameAndBirth,

    /// <summary>Found, and need not enrol here: a person must say whether the identity is entered all the same.</summary>
    Exempt,

    /// <summary>Found, and recorded as deceased: never entered.</summary>
    Deceased,

    /// <summary>Nobody like this is registered.</summary>
    Unknown,

    /// <summary>The line itself cannot be used; its fault says why.</summary>
    Refused,
}

/// <summary>What a match asks for.</summary>
public static class RosterMatches
{
    /// <summary>True where somebody has to decide before the line counts.</summary>
    public static bool NeedsReview(this RosterMatch match) => match is RosterMatch.OtherName or RosterMatch.NameAndBirth or RosterMatch.Exempt;
}
