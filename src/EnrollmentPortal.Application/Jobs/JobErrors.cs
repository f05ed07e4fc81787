using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Jobs;

/// <summary>Why a job cannot be started, stopped or carried out.</summary>
public static class JobErrors
{
    /// <summary>No such job in the scope, or it is over.</summary>
    public static readonly Error NotFound = new("job.not-found");

    /// <summary>Something unexpected; the log has it.</summary>
    public static readonly Error Failed = new("job.failed");
}
