namespace EnrollmentPortal.Domain.Jobs;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>Nobody has begun it.</summary>
    Waiting,

    /// <summary>A process works on it, or did so when it ended: then another takes it up again.</summary>
    Running,

    /// <summary>It came to its end.</summary>
    Done,

    /// <summary>It could not be carried out.</summary>
    Failed,

    /// <summary>Somebody stopped it; what it had finished by then stays.</summary>
    Cancelled,
}
