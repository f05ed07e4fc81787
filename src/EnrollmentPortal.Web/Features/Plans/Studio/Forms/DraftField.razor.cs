using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Plans.Studio.Forms;

/// <summary>One value of the document: saved when it is left, with what stood there and what is wrong beside it.</summary>
public sealed partial class DraftField
{
    private string? _typed;
    private bool _wrong;
    private Error? _refusal;
    private JsonNode? _was;

    [Parameter, EditorRequired]
    public string Path { get; set; } = string.Empty;

    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    [Parameter]
    public PlanFieldKind Kind { get; set; }

    /// <summary>Of a choice.</summary>
    [Parameter]
    public IReadOnlyList<string> Options { get; set; } = [];

    /// <summary>The format demands a value.</summary>
    [Parameter]
    public bool IsRequired { get; set; }

    [CascadingParameter]
    private DraftEditor Editor { get; set; } = default!;

    private bool IsChanged => Editor.IsChanged(Path, out _was);

    private bool IsNumber => Kind is PlanFieldKind.Amount or PlanFieldKind.Subsidy or PlanFieldKind.Number;

    // Chinese characters are twice as wide.
    private bool IsLong => Shown.Sum(letter => letter > 0x2E80 ? 2 : 1) > 30;

    private string Name => Path[(Path.LastIndexOf('.') + 1)..];

    // The assumption whose value stands here, because the plan prints none.
    private string? Question => Kind is not (PlanFieldKind.Question or PlanFieldKind.Texts) && Editor.Text(Path) is var text && FieldWriting.IsQuestion(text) ? text : null;

    private string Shown => (Kind, Question) switch
    {
        (PlanFieldKind.Amount or PlanFieldKind.Subsidy, { } question) => Editor.ValueOf(question) is { Length: > 0 } held ? FieldWriting.Show(T, PlanFieldKind.Subsidy, JsonValue.Create(held)) : FieldWriting.NotPrinted(T),
        (PlanFieldKind.Day, { } question) => Editor.ValueOf(question),
        _ => FieldWriting.Show(T, Kind, Editor.Find(Path)),
    };

    private string? Invalid => _wrong || _refusal is not null || Faults.Count > 0 ? "true" : null;

    private string? List => Kind switch
    {
        PlanFieldKind.Subsidy => "subsidy-kinds",
        PlanFieldKind.Amount when !IsRequired => "amount-kinds",
        PlanFieldKind.Rules => "plan-clauses",
        PlanFieldKind.Question => "plan-questions",
        _ => null,
    };

    // A cell's faults are told of the whole cell.
    private List<PlanFault> Faults => [.. Editor.FaultsAt(Path), .. Kind == PlanFieldKind.Subsidy ? Editor.FaultsAt(Path[..Path.LastIndexOf('.')]) : []];

    private Task ChangeAsync(ChangeEventArgs change) => SaveAsync(change.Value as string ?? string.Empty);

    // What was typed stays until it is saved: somebody else may have been faster.
    private async Task SaveAsync(string typed)
    {
        (_typed, _refusal) = (typed, null);
        _wrong = !TryRead(typed.Trim(), out var value);
        if (!_wrong)
        {
            _refusal = await SaveAsync(value);
            _typed = _refusal is null ? null : typed;
        }
    }

    // A day that the plan does not print stands in its assumption, as on the calendar.
    private Task<Error?> SaveAsync(JsonNode? value) => Kind == PlanFieldKind.Day && Question is { } question && value is not null
        ? Editor.SaveAsync(Editor.PathOf(question) + ".value", value)
        : Editor.SaveAsync(Path, value);

    private bool TryRead(string typed, out JsonNode? value)
    {
        if (Kind is PlanFieldKind.Amount or PlanFieldKind.Subsidy && (typed == FieldWriting.NotPrinted(T) || (typed.Length == 0 && Kind == PlanFieldKind.Amount)))
        {
            value = typed.Length == 0 ? null : Editor.PublishedQuestion(Path) ?? (Kind == PlanFieldKind.Subsidy ? JsonValue.Create("not-printed") : null);
            return value is not null || !IsRequired;
        }

        return FieldWriting.TryRead(T, Kind, typed, out value);
    }
}
