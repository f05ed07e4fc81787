using EnrollmentPortal.Application.CoverageYears;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;

namespace EnrollmentPortal.Web.Features.CoverageYears;

/// <summary>参保年度: opens the next year, closes one, reopens one.</summary>
public sealed partial class CoverageYearsPage
{
    private CoverageYearList? _list;
    private OpeningProgress? _opening;
    private CancellationTokenSource? _stop;
    private Error? _error;
    private string? _done;

    [Inject]
    private ReadCoverageYears Read { get; set; } = default!;

    [Inject]
    private OpenCoverageYear Open { get; set; } = default!;

    [Inject]
    private CloseCoverageYear Close { get; set; } = default!;

    [Inject]
    private ReopenCoverageYear Reopen { get; set; } = default!;

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task LoadAsync()
    {
        var answer = await Read.ExecuteAsync(Actor, Aborted);
        _list = answer.ValueOrDefault ?? _list;
        _error ??= answer.Error;
    }

    private async Task OpenAsync(int year)
    {
        (_error, _done, _opening) = (null, null, new OpeningProgress(0, 0));
        // Leaving the page stops it too: what was noted at people until then stays, and a second start goes on from there.
        _stop = CancellationTokenSource.CreateLinkedTokenSource(Aborted);
        try
        {
            var answer = await Task.Run(() => Open.ExecuteAsync(year, new Progress(this), Actor, _stop.Token));
            Tell(answer, "Opened");
        }
        catch (OperationCanceledException)
        {
            _done = T["Stopped"];
        }

        _opening = null;
        await LoadAsync();
    }

    private void Stop() => _stop?.Cancel();

    private async Task CloseAsync(int year, string reason)
    {
        (_error, _done) = (null, null);
        Tell(await Close.ExecuteAsync(year, reason, Actor, Aborted), "ClosedNow");
        await LoadAsync();
    }

    private async Task ReopenAsync(int year, string reason)
    {
        (_error, _done) = (null, null);
        Tell(await Reopen.ExecuteAsync(year, reason, Actor, Aborted), "ReopenedNow");
        await LoadAsync();
    }

    private void Tell(Result<int> answer, string done) => (_error, _done) = (answer.Error, answer.IsError ? null : T[done, answer.Value].Value);

    private sealed class Progress(CoverageYearsPage page) : IProgress<OpeningProgress>
    {
        public void Report(OpeningProgress value) => _ = page.InvokeAsync(() =>
        {
            page._opening = page._opening is null ? null : value;
            page.StateHasChanged();
        });
    }
}
