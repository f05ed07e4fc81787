namespace EnrollmentPortal.Domain.Households;

/// <summary>How a fact of a person came to be known. What follows from other data is derived when it is asked for, and never stored.</summary>
public enum FactSource
{
    /// <summary>Somebody asked and wrote it down.</summary>
    Recorded,

    /// <summary>A list brought it.</summary>
    FromList,

    /// <summary>An official decided it.</summary>
    Decided,
}
