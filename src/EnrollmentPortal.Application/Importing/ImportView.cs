using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Importing;

/// <summary>An import as its page shows it.</summary>
/// <param name="Preview">The first rows of the file as they stand; empty once it is checked.</param>
/// <param name="Counts">Null before the check.</param>
/// <param name="Review">Where the rows to review stand.</param>
/// <param name="Job">What works on it, or did so last.</param>
public sealed record ImportView(
    Guid Id,
    string FileName,
    ImportState State,
    IReadOnlyList<string> Header,
    ImportMapping Mapping,
    IReadOnlyList<ImportField> Overwrites,
    IReadOnlyList<IReadOnlyList<string>> Preview,
    ImportCounts? Counts,
    ImportReviewCounts Review,
    ImportJob? Job);

/// <summary>A job as a page shows it.</summary>
/// <param name="IsCheck">It reads the file; otherwise it writes to the registry.</param>
public sealed record ImportJob(Guid Id, bool IsCheck, JobState State, int Done, int Total, bool CancelRequested, string? Error);
