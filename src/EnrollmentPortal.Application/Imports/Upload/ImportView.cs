using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Imports.Review;
using EnrollmentPortal.Domain.Imports;
using EnrollmentPortal.Domain.Jobs;
using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Application.Imports.Upload;

/// <summary>An import as its page shows it.</summary>
/// <param name="Preview">The first rows of the file as they stand; empty once it is checked.</param>
/// <param name="Counts">Null before the check.</param>
/// <param name="Review">Where the rows to review stand.</param>
/// <param name="IsOwn">Of the reader's unit or one below it; of a larger unit's list the reader sees the rows that concern their own unit.</param>
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
    bool MayBeUndone,
    bool IsOwn,
    ImportTerms Terms,
    ImportJob? Job);

/// <summary>As what a file is read, and what there is to choose from.</summary>
/// <param name="SourceName">The saved way of reading that was taken.</param>
/// <param name="Sources">All that the unit has saved.</param>
/// <param name="LastYear">The year and the tiers of last year's lists.</param>
public sealed record ImportTerms(ImportKind Kind, int? CoverageYear, string? DefaultTier, string? SourceName, IReadOnlyList<SavedSource> Sources, TierLookup LastYear);

/// <summary>A job as a page shows it.</summary>
/// <param name="Kind">What it does, as a job is called.</param>
public sealed record ImportJob(Guid Id, string Kind, JobState State, int Done, int Total, bool CancelRequested, Error? Error);
