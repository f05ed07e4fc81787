namespace EnrollmentPortal.Domain.Imports;

/// <summary>How far an import has come. Whether somebody works on it now is told by its job.</summary>
public enum ImportState
{
    /// <summary>The file is here; its columns may be chosen.</summary>
    Uploaded,

    /// <summary>Every row has its outcome; nothing has changed in the registry.</summary>
    Checked,

    /// <summary>The registry has what the file brought.</summary>
    Applied,

    /// <summary>Somebody decided against it.</summary>
    Discarded,

    /// <summary>It is being taken back, from its last row to its first.</summary>
    Undoing,

    /// <summary>It was on the books and is taken back.</summary>
    Undone,
}
