namespace EnrollmentPortal.Application.Imports.Upload;

/// <summary>How an office's files are read.</summary>
/// <param name="Columns">Fields by the names of their columns.</param>
/// <param name="Overwrites">What its files may change.</param>
public sealed record SavedSource(
    string Name, IReadOnlyDictionary<ImportField, string> Columns, IReadOnlyList<ImportField> Overwrites, string SavedByName, DateTimeOffset SavedAt)
{
    /// <summary>The columns of a file that has all of them; null for another file.</summary>
    public ImportMapping? For(IReadOnlyList<string> header)
    {
        var places = Columns.Select(column => (column.Key, Place: header.ToList().IndexOf(column.Value))).ToList();
        return places.Count == 0 || places.Exists(column => column.Place < 0) ? null : new ImportMapping(places.Select(column => KeyValuePair.Create(column.Key, column.Place)));
    }
}
