namespace EnrollmentPortal.Application.Tables;

/// <summary>What the first bytes of a file say.</summary>
internal enum FileKind
{
    /// <summary>Nothing that text would not have.</summary>
    Text,

    /// <summary>A zip archive, as .xlsx is.</summary>
    Zip,

    /// <summary>A compound document, as .xls and locked workbooks are.</summary>
    Compound,

    /// <summary>Anything else: a program, a picture, a PDF.</summary>
    Other,
}
