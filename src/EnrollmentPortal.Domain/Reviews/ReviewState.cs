namespace EnrollmentPortal.Domain.Reviews;

/// <summary>How far a case has come.</summary>
public enum ReviewState
{
    /// <summary>Waits for a user who may decide.</summary>
    Open,

    /// <summary>The person may enrol, by a row of the plan that the decision names.</summary>
    Accepted,

    /// <summary>The person may not enrol.</summary>
    Refused,

    /// <summary>Nobody needs to decide any more.</summary>
    Withdrawn,
}
