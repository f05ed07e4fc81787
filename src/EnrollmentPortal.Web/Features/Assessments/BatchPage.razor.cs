using System.Globalization;
using EnrollmentPortal.Application.Assessments;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Components;
using EnrollmentPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Assessments;

/// <summary>Upload, price, look, fetch the results.</summary>
public sealed partial class BatchPage
{
    private const int Shown = 20;

    private CancellationTokenSource? _stop;
    private BatchSample? _sample;
    private BatchOutcome? _outcome;
    private Error? _error;
    private bool _isBusy;
    private bool _wasCancelled;
    private int _percent;

    [Inject]
    private ComputeBatch Compute { get; set; } = default!;

    [Inject]
    private FileStore Shelf { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ErrorTexts> Errors { get; set; } = default!;

    protected override bool IsWorking => _isBusy;

    private string Standing => _sample is { Seen: var seen } && _percent == 100 ? T["Computing", Display.Count(seen)] : T["Uploading", _percent];

    // The rows are counted in memory, where the page sees them: there is nothing to read.
    protected override Task LoadAsync() => Task.CompletedTask;

    private async Task StartAsync(InputFileChangeEventArgs chosen)
    {
        (_outcome, _error, _wasCancelled, _percent, _isBusy) = (null, null, false, 0, true);
        _sample = new BatchSample(Shown);
        // It lives as long as the work: disposed with the page it would no longer hear that the page has ended.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Aborted);
        _stop = stop;
        try
        {
            if (chosen.File.Size > FileUpload.LargestFile)
            {
                _error = TableErrors.TooLarge;
                return;
            }

            await RunAsync(chosen.File, stop.Token);
        }
        catch (OperationCanceledException)
        {
            _wasCancelled = true;
        }
        finally
        {
            (_stop, _isBusy) = (null, false);
        }
    }

    private async Task RunAsync(IBrowserFile file, CancellationToken cancellationToken)
    {
        await using var upload = Shelf.Begin();
        try
        {
            await file.ReceiveAsync(upload, ShowUpload, cancellationToken);
            _percent = 100;
            var words = new BatchLanguage(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, error => ErrorTexts.Of(Errors, error));
            var command = new BatchUpload(upload, file.Name, words, _sample!);
            // Off the circuit, so that progress shows and Cancel is heard.
            var answer = await Task.Run(() => Compute.ExecuteAsync(command, Actor, cancellationToken), cancellationToken);
            (_outcome, _error) = (answer.ValueOrDefault, answer.Error);
        }
        finally
        {
            File.Delete(upload.Name);
        }
    }

    private void ShowUpload(int percent)
    {
        _percent = percent;
        StateHasChanged();
    }

    private void Cancel() => _stop?.Cancel();
}
