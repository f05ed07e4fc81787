namespace EnrollmentPortal.Domain.Facts;

/// <summary>Answer to a yes-or-no question.</summary>
public enum Answer
{
    /// <summary>Not stated.</summary>
    Unstated,

    /// <summary>No.</summary>
    No,

    /// <summary>Yes.</summary>
    Yes,
}
