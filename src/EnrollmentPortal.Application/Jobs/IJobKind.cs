using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Jobs;

/// <summary>Carries out one kind of job.</summary>
/// <remarks>It works in transactions of its own and may be ended at any moment, even by a power cut: run again, it goes on from what
/// was committed.</remarks>
public interface IJobKind
{
    /// <summary>Stands in the job's row.</summary>
    string Name { get; }

    /// <summary>Works to the end, or throws when the job is cancelled or the process stops.</summary>
    /// <returns>Why it cannot be carried out; null when all is done.</returns>
    Task<Error?> RunAsync(JobRun run, CancellationToken cancellationToken);
}
