using System.Text.Json.Nodes;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Studio;
using EnrollmentPortal.Domain.Campaigns;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Plans.Studio;

/// <summary>A draft in forms: every field is saved when it is left, what is wrong stands beside it.</summary>
public sealed partial class DraftPage
{
    private static readonly string[] Tabs = ["amounts", "try", "impact", "changes"];

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
    public required SaveDraftValue SaveDraftValue { get; init; }

    [Inject]
    public required CheckDraft CheckDraft { get; init; }

    [Inject]
    public required PublishDraft PublishDraft { get; init; }

    [Inject]
    public required DiscardDraft DiscardDraft { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private string Current => Tab is { } tab && Tabs.Contains(tab) ? tab : Tabs[0];

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
            _editor = new DraftEditor(reading, SaveAsync);
        }
    }

    private async Task<bool> SaveAsync(string path, JsonNode? value)
    {
        await _oneByOne.WaitAsync(Aborted);
        try
        {
            var command = new SaveDraftValueCommand(_reading!.Handle, path, value is null ? null : PlanJson.Write(value));
            return await DoAsync(() => SaveDraftValue.ExecuteAsync(command, Actor, Aborted));
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
    private async Task<bool> DoAsync(Func<Task<Result<int>>> step)
    {
        var seen = _reading!.Draft.RowVersion;
        var answer = await step();
        _error = answer.Error;
        await ReadAsync();
        _news = answer.IsError ? [.. _reading!.Changes.Where(change => change.Number > seen)] : [];
        return !answer.IsError;
    }
}
