using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Campaigns;
using EnrollmentPortal.Application.Situations;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Plans.Trials;

/// <summary>试算: situations recomputed against the draft as it stands on the page, differences to the published plan marked.</summary>
public sealed partial class TryPanel : IDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private TriedDraft? _tried;
    private PlanWords? _words;
    private SituationDraft? _form;
    private DraftDocument? _asked;
    private Error? _error;
    private bool _changedOnly;
    private bool _busy;

    /// <summary>The draft as it stands; a new one is tried at once.</summary>
    [Parameter, EditorRequired]
    public DraftDocument Draft { get; set; } = default!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    [Inject]
    public required TryDraft TryDraft { get; init; }

    [Inject]
    public required DeleteSituation DeleteSituation { get; init; }

    [Inject]
    public required IStringLocalizer<PlanTexts> PlanTexts { get; init; }

    // Without the filter the changed ones still come first: they are what the official is here for.
    private IEnumerable<TriedSituation> Shown => _tried!.Rows
        .Where(row => !_changedOnly || row.IsChanged || row.IsUnexpected)
        .OrderByDescending(row => row.IsUnexpected).ThenByDescending(row => row.IsChanged);

    protected override async Task OnParametersSetAsync()
    {
        if (Draft != _asked)
        {
            await TryAsync();
        }
    }

    public void Dispose()
    {
        _ending.Cancel();
        _ending.Dispose();
    }

    private async Task TryAsync()
    {
        (_asked, _busy) = (Draft, true);
        var answer = await TryDraft.ExecuteAsync(Draft, Actor, _ending.Token);
        (_error, _busy) = (answer.Error, false);
        if (answer.ValueOrDefault is { } tried)
        {
            _tried = tried;
            var plan = tried.Comparison.Pairs[0].After ?? tried.Comparison.Pairs[0].Before;
            _words = plan is null ? null : new PlanWords(PlanTexts, plan);
        }
    }

    private void Add() => _form = SituationDraft.New(Draft, _words!.Plan);

    private void Edit(TriedSituation row) => _form = SituationDraft.Of(row);

    private async Task SavedAsync()
    {
        _form = null;
        await TryAsync();
    }

    private async Task DeleteAsync(TriedSituation row)
    {
        var answer = await DeleteSituation.ExecuteAsync(row.Id!.Value, Actor, _ending.Token);
        await TryAsync();
        _error ??= answer.Error;
    }
}
