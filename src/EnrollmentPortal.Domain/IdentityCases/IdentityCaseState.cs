namespace EnrollmentPortal.Domain.IdentityCases;

/// <summary>How far a case has come.</summary>
public enum IdentityCaseState
{
    /// <summary>Waits for review.</summary>
    Open,

    /// <summary>The office passes it on to those who pay.</summary>
    Confirmed,

    /// <summary>Nothing is due.</summary>
    Dismissed,

    /// <summary>What it rests on, an identity or an answer, was taken back before anybody had decided.</summary>
    Withdrawn,
}
