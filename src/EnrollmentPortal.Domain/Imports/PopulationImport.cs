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

    /// <summary>Of last year's lists, the tier of those of whom the file does not say it.</summary>
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

    /// <summary>What the file is a list of.</summary>
    public void IsListOf(ImportKind kind, int? coverageYear, string? defaultTier) => (Kind, CoverageYear, DefaultTier) = (kind, coverageYear, defaultTier);

    /// <summary>It is read as files of the source are.</summary>
    public void CameFrom(string? source) => SourceName = source;

    /// <summary>A job works on it.</summary>
    public void WorkedOnBy(Guid job) => JobId = job;

    /// <summary>The rows are to be read anew.</summary>
    public void BeginCheck() => (State, Rows, Counts) = (ImportState.Uploaded, 0, null);

    /// <summary>Every row has its outcome.</summary>
    public void WasChecked(int rows, string counts) => (State, Rows, Counts) = (ImportState.Checked, rows, counts);

    /// <summary>Rows up to this one are on the books.</summary>
    public void AdvanceTo(int row) => AppliedTo = row;

    /// <summary>The registry has what the file brought.</summary>
    public void WasApplied(string counts, string by, DateTimeOffset at) => (State, Counts, AppliedByName, AppliedAt) = (ImportState.Applied, counts, by, at);

    /// <summary>Rows that a person decided have followed.</summary>
    public void WasReviewed(string counts) => Counts = counts;

    /// <summary>The list names everybody of these villages.</summary>
    public void Covers(string[] villages) => Covered = villages;

    /// <summary>Something of it is on the books.</summary>
    public bool MayBeUndone => State is ImportState.Applied or ImportState.Undoing || (State == ImportState.Checked && AppliedTo > 0);

    /// <summary>It is taken back, row by row from the last.</summary>
    public void BeginUndo() => State = ImportState.Undoing;

    /// <summary>The registry is as it was before.</summary>
    public void WasUndone(string by, DateTimeOffset at) => (State, UndoneByName, UndoneAt) = (ImportState.Undone, by, at);

    /// <summary>Nothing of it will be used.</summary>
    public void Discard() => State = ImportState.Discarded;
}

/// <summary>A file of rows as it was sent.</summary>
/// <param name="Digest">SHA-256.</param>
public sealed record ImportedFile(string Name, string Digest, long Bytes, int HeaderRow, string[] Header);
