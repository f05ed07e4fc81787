using System.Globalization;
using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Auditing;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.CoverageYears;
using EnrollmentPortal.Application.Exports;
using EnrollmentPortal.Application.Importing;
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

    /// <summary>The unit that the page before was about.</summary>
    [SupplyParameterFromQuery(Name = "unit")]
    public string? Unit { get; set; }

    /// <summary>The list that the page before showed.</summary>
    [SupplyParameterFromQuery(Name = "list")]
    public string? List { get; set; }

    /// <summary>The group of a list of its missing people.</summary>
    [SupplyParameterFromQuery(Name = "category")]
    public string? Category { get; set; }

    /// <summary>The roster whose lines are wanted.</summary>
    [SupplyParameterFromQuery(Name = "roster")]
    public string? Roster { get; set; }

    /// <summary>The import whose doubtful rows are wanted.</summary>
    [SupplyParameterFromQuery(Name = "import")]
    public string? Import { get; set; }

    /// <summary>The code of the reason that they are doubtful for; none for all.</summary>
    [SupplyParameterFromQuery(Name = "reason")]
    public string? Doubt { get; set; }

    /// <summary>Which people of the renewals are wanted.</summary>
    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>The zero declaration whose people are wanted.</summary>
    [SupplyParameterFromQuery(Name = "declaration")]
    public string? Declaration { get; set; }

    [SupplyParameterFromQuery(Name = "action")]
    public string? ActionCode { get; set; }

    [SupplyParameterFromQuery(Name = "person")]
    public string? Person { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "subject")]
    public string? Subject { get; set; }

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
            var words = new ListWords(Texts, Clock).For(_list, Actor);
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

    private ListRequest Request(OrgCode unit) => new(
        _list, unit, Category, IdOf(Roster),
        new AuditFilter(ActionCode, Person, DayOf(From), DayOf(To), Subject, 1),
        IdOf(Import) is { } import ? new ImportReviewQuery(import, Doubt) : null,
        Enum.TryParse<RenewalKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null,
        IdOf(Declaration));

    private static Guid? IdOf(string? text) => Guid.TryParse(text, out var id) ? id : null;

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private void Show(int rows) => _ = InvokeAsync(() =>
    {
        _rows = rows;
        StateHasChanged();
    });

    private void Cancel() => _stop?.Cancel();
}
