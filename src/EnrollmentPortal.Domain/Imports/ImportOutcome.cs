namespace EnrollmentPortal.Domain.Imports;

/// <summary>What becomes of a row of the file: every row has exactly one.</summary>
public enum ImportOutcome
{
    /// <summary>The registry does not have the person.</summary>
    New,

    /// <summary>The person is where the file says, and something else differs.</summary>
    Changed,

    /// <summary>The person is registered in another village or household.</summary>
    Moved,

    /// <summary>Nothing differs.</summary>
    Same,

    /// <summary>A user must decide which person the row means.</summary>
    Ambiguous,

    /// <summary>The row cannot be used as it is.</summary>
    Faulty,
}
