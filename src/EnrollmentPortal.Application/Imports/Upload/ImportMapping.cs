using System.Text.Json;
using System.Text.Json.Serialization;
using EnrollmentPortal.Domain.Imports;

namespace EnrollmentPortal.Application.Imports.Upload;

/// <summary>Which column holds which field.</summary>
public sealed class ImportMapping
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly Dictionary<ImportField, int> _columns;

    public ImportMapping(IEnumerable<KeyValuePair<ImportField, int>> columns) => _columns = new(columns);

    /// <summary>The place of the field's column, from 0; -1 for none.</summary>
    public int this[ImportField field] => _columns.GetValueOrDefault(field, -1);

    public bool Has(ImportField field) => _columns.ContainsKey(field);

    public IReadOnlyDictionary<ImportField, int> Columns => _columns;

    /// <summary>Fields that a list of the kind needs and that no column holds.</summary>
    public IReadOnlyList<ImportField> MissingFor(ImportKind kind) => [.. ImportFields.RequiredFor(kind).Where(required => !Has(required))];

    /// <summary>The columns that are read from a list of the kind.</summary>
    public ImportMapping For(ImportKind kind) => new(_columns.Where(column => ImportFields.Of(kind).Contains(column.Key)));

    /// <summary>True when one column would be read twice.</summary>
    public bool IsAmbiguous => _columns.Values.Distinct().Count() < _columns.Count;

    public string ToJson() => JsonSerializer.Serialize(_columns, Json);

    public static ImportMapping FromJson(string json) => new(JsonSerializer.Deserialize<Dictionary<ImportField, int>>(json, Json)!);
}
