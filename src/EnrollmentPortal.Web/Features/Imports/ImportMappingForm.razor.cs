using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Imports.Check;
using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Domain.Imports;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Imports;

/// <summary>What the file is a list of, which column holds what, and what it may change.</summary>
public sealed partial class ImportMappingForm
{
    private readonly Dictionary<ImportField, int> _columns = [];
    private readonly HashSet<ImportField> _overwrites = [];
    private Guid _shown;
    private ImportKind _kind;
    private int? _year;
    private string? _tier;
    private string? _source;

    /// <summary>Who acts.</summary>
    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    [Parameter, EditorRequired]
    public ImportView Import { get; set; } = default!;

    [Parameter, EditorRequired]
    public EventCallback<ImportChoice> OnChosen { get; set; }

    private ImportChoice Chosen => new(new ImportMapping(_columns.Where(pair => pair.Value >= 0)), _overwrites, _kind, _year, _tier, _source);

    protected override void OnParametersSet()
    {
        if (_shown == Import.Id)
        {
            return;
        }

        _shown = Import.Id;
        var terms = Import.Terms;
        (_kind, _year, _tier, _source) = (terms.Kind, terms.CoverageYear ?? terms.LastYear.Year, terms.DefaultTier, terms.SourceName);
        _tier ??= terms.LastYear.Tiers is [var only] ? only : null;
        Fill(Import.Mapping, Import.Overwrites);
    }

    private void Fill(ImportMapping mapping, IEnumerable<ImportField> overwrites)
    {
        _columns.Clear();
        _overwrites.Clear();
        _overwrites.UnionWith(overwrites);
        foreach (var (field, place) in mapping.Columns)
        {
            _columns[field] = place;
        }
    }

    private void Take(SavedSource source)
    {
        _source = source.Name;
        Fill(source.For(Import.Header)!, source.Overwrites);
    }

    private void Allow(ImportField field, bool allowed) => _ = allowed ? _overwrites.Add(field) : _overwrites.Remove(field);

    private int Place(ImportField field) => _columns.GetValueOrDefault(field, -1);

    private void Choose(ImportField field, ChangeEventArgs change) => _columns[field] = int.Parse((string)change.Value!, CultureInfo.InvariantCulture);
}
