using EnrollmentPortal.Application.Access;
using EnrollmentPortal.Application.Plans;
using EnrollmentPortal.Application.Plans.Impacts;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Domain.Plans.Impacts;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.Plans.Impacts;

/// <summary>影响测算: starts a computation, shows how far it is, and what came out last.</summary>
public sealed partial class ImpactPanel : IDisposable
{
    private CancellationTokenSource? _stop;
    private ImpactProgress? _running;
    private IReadOnlyList<PlanImpact>? _results;
    private ImpactReading? _latest;
    private Guid _shownDraft;
    private DateOnly? _paidOn;
    private Error? _error;
    private Error? _dayError;
    private bool _stopped;

    [Parameter, EditorRequired]
    public Guid DraftId { get; set; }

    /// <summary>The draft as it is saved.</summary>
    [Parameter, EditorRequired]
    public DraftDocument Draft { get; set; } = default!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = default!;

    [Inject]
    public required ComputeImpact ComputeImpact { get; init; }

    [Inject]
    public required ListImpacts ListImpacts { get; init; }

    [Inject]
    public required ReadImpact ReadImpact { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (DraftId != _shownDraft)
        {
            _shownDraft = DraftId;
            await ListAsync();
        }
    }

    // A user who leaves the page needs no result: the next computation takes seconds.
    public void Dispose()
    {
        _stop?.Cancel();
        _stop?.Dispose();
    }

    private async Task ListAsync()
    {
        var answer = await ListImpacts.ExecuteAsync(DraftId, Actor, CancellationToken.None);
        _results = answer.ValueOrDefault ?? [];
        _latest = _results is [var newest, ..] ? (await ReadImpact.ExecuteAsync(newest.Id, null, Actor, CancellationToken.None)).ValueOrDefault : null;
        _error ??= answer.Error;
    }

    private async Task StartAsync()
    {
        (_error, _dayError, _stopped) = (null, null, false);
        if (_paidOn is { } day && (day.Year < Draft.CoverageYear - 1 || day.Year > Draft.CoverageYear + 1))
        {
            _dayError = new Error(ImpactCodes.DayOutside, Draft.CoverageYear);
            return;
        }

        _stop = new CancellationTokenSource();
        _running = new ImpactProgress(0, 0);
        try
        {
            var request = new ImpactRequest(DraftId, Draft, _paidOn);
            var answer = await Task.Run(() => ComputeImpact.ExecuteAsync(request, new Progress(this), Actor, _stop.Token));
            _error = answer.Error;
        }
        catch (OperationCanceledException)
        {
            _stopped = true;
        }

        _running = null;
        await ListAsync();
    }

    private void Stop() => _stop?.Cancel();

    private sealed class Progress(ImpactPanel panel) : IProgress<ImpactProgress>
    {
        public void Report(ImpactProgress value) => _ = panel.InvokeAsync(() =>
        {
            panel._running = value;
            panel.StateHasChanged();
        });
    }
}
