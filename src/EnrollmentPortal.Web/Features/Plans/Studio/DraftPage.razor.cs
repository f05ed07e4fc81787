using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Plans.Studio;
using EnrollmentPortal.Application.Plans.Studio.Edits;
using EnrollmentPortal.Application.Plans.Studio.Years;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Studio;
using EnrollmentPortal.Web.Features.Plans.Studio.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Plans.Studio;

/// <summary>A draft in forms: every field is saved when it is left, what is wrong stands beside it.</summary>
public sealed partial class DraftPage
{
    private static readonly string[] Views = ["changes", "try", "impact"];

    // Fields are left faster than they are saved; each save must see the row version of the one before.
    private readonly SemaphoreSlim _oneByOne = new(1, 1);
    private DraftReading? _reading;
    private DraftEditor? _editor;
    private DraftDocument _document = default!;
    private IReadOnlyList<PlanDraftChange> _news = [];
    private Error? _error;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "tab")]
    public string? Tab { get; set; }

    [Inject]
    public required ReadDraft ReadDraft { get; init; }

    [Inject]
    public required EditDraft EditDraft { get; init; }

    [Inject]
    public required LeaveTexts LeaveTexts { get; init; }

    [Inject]
    public required AcknowledgeCheck AcknowledgeCheck { get; init; }

    [Inject]
    public required CheckDraft CheckDraft { get; init; }

    [Inject]
    public required PublishDraft PublishDraft { get; init; }

    [Inject]
    public required DiscardDraft DiscardDraft { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IStringLocalizer<PlanTexts> PlanTexts { get; init; }

    private IReadOnlyList<string> Tabs => [.. DraftSections.Tabs(_editor?.IsTownships ?? false), .. _reading is { IsFromLastYear: true } ? ["years"] : Array.Empty<string>(), .. Views];

    private string Current => Tab is { } tab && Tabs.Contains(tab) ? tab : Tabs[0];

    private int WrongOn(string tab) => DraftSections.Of(tab, _editor!.IsTownships).Sum(section => _editor.FaultsUnder("$." + section));

    protected override async Task OnInitializedAsync() => await ReadAsync();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _oneByOne.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task ReadAsync()
    {
        var answer = await ReadDraft.ExecuteAsync(Id, Actor, Aborted);
        _error ??= answer.Error;
        if (answer.ValueOrDefault is { } reading)
        {
            (_reading, _document) = (reading, reading.Document);
            _editor = new DraftEditor(reading, reading.Sketch is { } plan ? new PlanFormatter(PlanTexts, plan) : null, new ValueFormatter(T, PlanTexts), SaveAsync);
        }
    }

    private Task<Error?> SaveAsync(IReadOnlyList<DraftEdit> edits) => OneByOneAsync(() => EditDraft.ExecuteAsync(new EditDraftCommand(_reading!.Handle, edits), Actor, Aborted));

    private Task<Error?> LeaveAsync(string text) => OneByOneAsync(() => LeaveTexts.ExecuteAsync(_reading!.Handle, text, Actor, Aborted));

    private Task<Error?> AcknowledgeAsync(string check) => OneByOneAsync(() => AcknowledgeCheck.ExecuteAsync(_reading!.Handle, check, Actor, Aborted));

    private async Task<Error?> OneByOneAsync(Func<Task<Result<int>>> step)
    {
        await _oneByOne.WaitAsync(Aborted);
        try
        {
            var refusal = await DoAsync(step);
            // A field tells its own refusal; only what somebody else did belongs to the whole page.
            _error = refusal == StudioErrors.DraftNotFound ? refusal : null;
            return refusal;
        }
        finally
        {
            _oneByOne.Release();
            StateHasChanged();
        }
    }

    private async Task CheckAsync() => await DoAsync(() => CheckDraft.ExecuteAsync(_reading!.Handle, Actor, Aborted));

    private async Task PublishAsync(DateOnly? from)
    {
        var answer = await PublishDraft.ExecuteAsync(new PublishDraftCommand(_reading!.Handle, from), Actor, Aborted);
        _error = answer.Error;
        if (!answer.IsError)
        {
            Navigation.NavigateTo($"{StudioLinks.Studio}?done={answer.Value}");
        }
    }

    private async Task DiscardAsync()
    {
        var answer = await DiscardDraft.ExecuteAsync(_reading!.Handle, Actor, Aborted);
        _error = answer.Error;
        if (!answer.IsError)
        {
            Navigation.NavigateTo(StudioLinks.Studio);
        }
    }

    // Whatever came of it, the page shows the draft as it is now, and what somebody else did to it meanwhile.
    private async Task<Error?> DoAsync(Func<Task<Result<int>>> step)
    {
        var seen = _reading!.Draft.RowVersion;
        var answer = await step();
        _error = answer.Error;
        await ReadAsync();
        _news = answer.IsError ? [.. _reading!.Changes.Where(change => change.Number > seen)] : [];
        return answer.Error;
    }
}
