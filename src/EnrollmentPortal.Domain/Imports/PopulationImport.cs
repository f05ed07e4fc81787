using EnrollmentPortal.Domain.Kernel;

namespace EnrollmentPortal.Domain.Imports;

/// <summary>A file of people and what became of it.</summary>
public sealed class PopulationImport : ITenantOwned
{
    private PopulationImport()
    {
    }

    /// <param name="id">UUID version 7.</param>
    /// <param name="unit">The unit for which it was sent; rows of other units are refused.</param>
    /// <param name="file">What was sent.</param>
    /// <param name="mapping">Which column holds which field, as JSON.</param>
    /// <param name="by">Who sent it.</param>
    /// <param name="at">When.</param>
    public PopulationImport(Guid id, OrgCode unit, ImportedFile file, string mapping, string by, DateTimeOffset at)
    {
        (TenantId, Id, OrgCode) = (unit.TenantId, id, unit);
        (FileName, FileDigest, FileBytes) = (file.Name, file.Digest, file.Bytes);
        (HeaderRow, Header, Mapping) = (file.HeaderRow, file.Header, mapping);
        Kind = ImportKind.Population;
        (CreatedAt, CreatedByName) = (at, by);
    }

    public int TenantId { get; private init; }

    public Guid Id { get; private init; }

    public OrgCode OrgCode { get; private init; }

    public ImportKind Kind { get; private set; }

    /// <summary>Of last year's lists, the year for which people were enrolled or not.</summary>
    public int? CoverageYear { get; private set; }

    public string FileName { get; private init; } = string.Empty;

    /// <summary>SHA-256 of the file.</summary>
    public string FileDigest { get; private init; } = string.Empty;

    public long FileBytes { get; private init; }

    /// <summary>The number of the row with the columns' names; what stands above is a title.</summary>
    public int HeaderRow { get; private init; }

    public string[] Header { get; private init; } = [];

    public string Mapping { get; private set; } = "{}";

    /// <summary>The fields of known people that the file may change.</summary>
    public string[] Overwrites { get; private set; } = [];

    /// <summary>The saved way of reading by which it is read.</summary>
    public string? SourceName { get; private set; }

    /// <summary>Of last year's lists, the tier of people whose row names none.</summary>
    public string? DefaultTier { get; private set; }

    /// <summary>Villages of which the list names everybody.</summary>
    public string[] Covered { get; private set; } = [];

    public ImportState State { get; private set; }

    /// <summary>The job that worked on it last.</summary>
    public Guid? JobId { get; private set; }

    /// <summary>Rows below the header.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows by outcome, as JSON; null before the check.</summary>
    public string? Counts { get; private set; }

    /// <summary>The last row that is on the books.</summary>
    public int AppliedTo { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public string CreatedByName { get; private init; } = string.Empty;

    public DateTimeOffset? AppliedAt { get; private set; }

    public string? AppliedByName { get; private set; }

    public DateTimeOffset? UndoneAt { get; private set; }

    public string? UndoneByName { get; private set; }

    /// <summary>The columns hold these fields, and of those the file may change some.</summary>
    public void MapTo(string mapping, string[] overwrites) => (Mapping, Overwrites) = (mapping, overwrites);

    /// <summary>Says what the file is a list of.</summary>
    public void List(ImportKind kind, int? coverageYear, string? defaultTier) => (Kind, CoverageYear, DefaultTier) = (kind, coverageYear, defaultTier);

    /// <summary>Reads it as files of the source are read.</summary>
    public void ReadAs(string? source) => SourceName = source;

    /// <summary>Hands it to a job.</summary>
    public void HandTo(Guid job) => JobId = job;

    /// <summary>Has the rows read again.</summary>
    /// <exception cref="InvalidOperationException">Something of it is on the books, or it is discarded.</exception>
    public void BeginCheck() =>
        (State, Rows, Counts) = (Transition.Leave(State, ImportState.Uploaded, ImportState.Uploaded, ImportState.Checked), 0, null);

    /// <summary>Every row has its outcome.</summary>
    /// <exception cref="InvalidOperationException">No check was begun.</exception>
    public void MarkChecked(int rows, string counts) =>
        (State, Rows, Counts) = (Transition.Leave(State, ImportState.Checked, ImportState.Uploaded), rows, counts);

    /// <summary>Rows up to this one are on the books.</summary>
    public void AdvanceTo(int row) => AppliedTo = row;

    /// <summary>The registry has what the file brought.</summary>
    /// <exception cref="InvalidOperationException">It is not checked.</exception>
    public void MarkApplied(string counts, string by, DateTimeOffset at) =>
        (State, Counts, AppliedByName, AppliedAt) = (Transition.Leave(State, ImportState.Applied, ImportState.Checked), counts, by, at);

    /// <summary>Rows that a person decided have followed.</summary>
    /// <exception cref="InvalidOperationException">It is not applied.</exception>
    public void MarkReviewed(string counts) => (State, Counts) = (Transition.Leave(State, ImportState.Applied, ImportState.Applied), counts);

    /// <summary>Says of which villages the list names everybody.</summary>
    public void Cover(string[] villages) => Covered = villages;

    /// <summary>Something of it is on the books.</summary>
    public bool MayBeUndone => State is ImportState.Applied or ImportState.Undoing || (State == ImportState.Checked && AppliedTo > 0);

    /// <summary>Begins to take it back, row by row from the last.</summary>
    /// <exception cref="InvalidOperationException">Nothing of it is on the books.</exception>
    public void BeginUndo() => State = MayBeUndone ? ImportState.Undoing : throw new InvalidOperationException($"Nothing of an import that is {State} is taken back.");

    /// <summary>The registry is as it was before.</summary>
    /// <exception cref="InvalidOperationException">It was not being taken back.</exception>
    public void MarkUndone(string by, DateTimeOffset at) =>
        (State, UndoneByName, UndoneAt) = (Transition.Leave(State, ImportState.Undone, ImportState.Undoing), by, at);

    /// <summary>Nothing of it will be used.</summary>
    /// <exception cref="InvalidOperationException">Something of it is on the books, or was.</exception>
    public void Discard() => State = MayBeUndone
        ? throw new InvalidOperationException("What is on the books is taken back, not discarded.")
        : Transition.Leave(State, ImportState.Discarded, ImportState.Uploaded, ImportState.Checked);
}

/// <summary>A file of rows as it was sent.</summary>
/// <param name="Digest">SHA-256.</param>
public sealed record ImportedFile(string Name, string Digest, long Bytes, int HeaderRow, string[] Header);
