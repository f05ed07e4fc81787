using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Application.Progress;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Exports;

/// <summary>Chooses a list of the user's own scope, and gives it as a file.</summary>
public sealed partial class ExportPage
{
    private IReadOnlyList<NamedUnit> _units = [];
    private IReadOnlyList<ListName> _lists = [];
    private string? _unit;
    private ListName _list;
    private TableFormat _format = TableFormat.Xlsx;
    private bool _whole;
    private string _reason = string.Empty;
    private bool _isBusy;
    private int _rows;
    private Error? _error;
    private ExportedList? _exported;
    private CancellationTokenSource? _stop;

    [Inject]
    private ListExportUnits ListUnits { get; set; } = default!;

    [Inject]
    private ExportList Export { get; set; } = default!;

    [Inject]
    private IStringLocalizerFactory Texts { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private bool MayHaveWhole => _list.IsOfPeople() && Actor.Has(Grant.RevealIdNumber);

    protected override async Task OnInitializedAsync()
    {
        var wanted = Enum.TryParse<ListName>(List, ignoreCase: true, out var list) && Enum.IsDefined(list) ? list : ListName.Missing;
        _lists = [.. Enum.GetValues<ListName>().Where(name => Actor.Has(name.Requires()) && (name == wanted || !name.NeedsSubject()))];
        if (_lists.Count == 0)
        {
            return;
        }

        _list = _lists.Contains(wanted) ? wanted : _lists[0];
        var units = await ListUnits.ExecuteAsync(Actor, Aborted);
        (_units, _error) = (units.ValueOrDefault ?? [], units.Error);
        _unit = _units.FirstOrDefault(unit => unit.Code.Value == Unit)?.Code.Value ?? Actor.Scope.Unit.Value;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task ExportAsync()
    {
        if (!OrgCode.TryParse(_unit, out var unit))
        {
            return;
        }

        (_exported, _error, _rows, _isBusy) = (null, null, 0, true);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(Aborted);
        try
        {
            var words = new ListFormatter(Texts, Clock).For(_list, Actor);
            var command = new ExportListCommand(Request(unit), _format, _whole && MayHaveWhole ? _reason : null, words, new Progress<int>(Show));
            var answer = await Task.Run(() => Export.ExecuteAsync(command, Actor, _stop.Token), _stop.Token);
            (_exported, _error) = (answer.ValueOrDefault, answer.Error);
        }
        catch (OperationCanceledException)
        {
            // The user gave up: the form is as it was.
        }
        finally
        {
            _isBusy = false;
        }
    }

    private void Show(int rows) => _ = InvokeAsync(() =>
    {
        _rows = rows;
        StateHasChanged();
    });

    private void Cancel() => _stop?.Cancel();
}
