using System.Globalization;
using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans.Studio.Edits;
using EnrollmentPortal.Application.Plans.Studio.Fields;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace EnrollmentPortal.Web.Features.Plans.Studio.Forms;

/// <summary>A list of the document: items are opened, moved with buttons or by dragging, added and deleted.</summary>
public sealed partial class ItemList
{
    // Of decision tables, whose last row takes whatever is left.
    private static readonly string[] Tables = ["$.eligibility", "$.routes"];

    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private List<string> _keys = [];
    private int? _dragged;
    private int? _over;
    private string? _refused;
    private Error? _error;
    private string? _moved;
    private string? _focus;

    [Parameter, EditorRequired]
    public string Path { get; set; } = string.Empty;

    [Parameter, EditorRequired]
    public PlanField Field { get; set; } = default!;

    /// <summary>What is said of the item at a path; its name where nothing else is.</summary>
    [Parameter]
    public RenderFragment<string>? Summary { get; set; }

    [Inject]
    public required IJSRuntime Browser { get; init; }

    [CascadingParameter]
    private DraftEditor Editor { get; set; } = default!;

    private ComponentScript Script => field ??= new ComponentScript(Browser, Assets, "Features/Plans/Studio/Forms/ItemList.razor.js");

    private string Id => "list-" + Field.Name;

    private int Count => _keys.Count;

    protected override void OnParametersSet()
    {
        List<string> keys = [.. Editor.Items(Path).Select(item => PlanPath.ByKeys(Editor.Document, item.Path))];
        // An item that was renamed while it was open stays open.
        if (keys.Count == _keys.Count)
        {
            foreach (var (index, key) in keys.Index().Where(item => !_keys.Contains(item.Item) && !keys.Contains(_keys[item.Index])))
            {
                _ = _open.Remove(_keys[index]) && _open.Add(key);
            }
        }

        _keys = keys;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is { } selector)
        {
            _focus = null;
            await Script.RunAsync("focus", CancellationToken.None, selector);
        }
    }

    private void Toggle(int index)
    {
        if (!_open.Remove(_keys[index]))
        {
            _open.Add(_keys[index]);
        }
    }

    private async Task MoveAsync(int from, int to)
    {
        var name = Editor.Values.ItemName((JsonObject)Editor.Find(At(from))!);
        (_refused, _error) = (_keys[from], await Editor.SaveAsync(new MoveItem(At(from), to)));
        if (_error is null)
        {
            _moved = T["Moved", name, to + 1];
            // The button that was pressed went with its row; a user who moves on by keyboard must find it again.
            var up = to < from ? to > 0 : to == Count - 1;
            _focus = string.Create(CultureInfo.InvariantCulture, $"#{Id}-{to}-{(up ? "up" : "down")}");
        }
    }

    private async Task DropAsync(int to)
    {
        var from = _dragged;
        (_dragged, _over) = (null, null);
        if (from is { } index && index != to)
        {
            await MoveAsync(index, to);
        }
    }

    private async Task DeleteAsync(int index) => (_refused, _error) = (_keys[index], await Editor.SaveAsync(new RemoveItem(At(index))));

    private async Task AddAsync()
    {
        var (item, last) = (NewItems.Of(Editor, Path, Field), At(Count));
        var index = Tables.Contains(Path) && Count > 0 ? Count - 1 : Count;
        List<DraftEdit> edits = [new PutValue(last, PlanJson.Write(item))];
        if (index < Count)
        {
            edits.Add(new MoveItem(last, index));
        }

        _error = await Editor.SaveAsync(edits);
        if (_error is null && Editor.Items(Path).Count > index)
        {
            _open.Add(PlanPath.ByKeys(Editor.Document, At(index)));
        }
    }

    private string At(int index) => string.Create(CultureInfo.InvariantCulture, $"{Path}[{index}]");
}
