using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Exports;

/// <summary>Chooses a list of the user's own scope, and gives it as a file.</summary>
public sealed partial class ExportPage
{
    private IReadOnlyList<NamedUnit> _units = [];
    private string? _unit;
    private PeopleList _list;
    private TableFormat _format = TableFormat.Xlsx;
    private bool _whole;
    private string _reason = string.Empty;
    private bool _isBusy;
    private int _rows;
    private Error? _error;
    private ExportedList? _exported;
    private CancellationTokenSource? _stop;

    /// <summary>The unit that the page before was about.</summary>
    [SupplyParameterFromQuery(Name = "unit")]
    public string? Unit { get; set; }

    /// <summary>The list that the page before showed.</summary>
    [SupplyParameterFromQuery(Name = "list")]
    public string? List { get; set; }

    [Inject]
    private ListExportUnits ListUnits { get; set; } = default!;

    [Inject]
    private ExportPeople Export { get; set; } = default!;

    [Inject]
    private IStringLocalizer<RegistryTexts> Registry { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var units = await ListUnits.ExecuteAsync(Actor, Aborted);
        (_units, _error) = (units.ValueOrDefault ?? [], units.Error);
        _unit = _units.FirstOrDefault(unit => unit.Code.Value == Unit)?.Code.Value ?? Actor.Scope.Unit.Value;
        _list = Enum.TryParse<PeopleList>(List, ignoreCase: true, out var list) && Enum.IsDefined(list) ? list : PeopleList.Missing;
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
            var words = new ListWords(T, Registry, Clock).For(_list, Actor);
            var seen = new Progress<int>(Show);
            var command = new ExportPeopleCommand(_list, unit, _format, _whole ? _reason : null, words, seen);
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
