using System.Globalization;
using EnrollmentPortal.Application.Assessments;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace EnrollmentPortal.Web.Features.Assessments;

/// <summary>Upload, price, look, fetch the results.</summary>
public sealed partial class BatchPage
{
    /// <summary>200 MB: two million rows of text.</summary>
    public const long LargestFile = 200L * 1024 * 1024;

    private const int Shown = 20;
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(300);

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

    private string Standing => _sample is { Seen: var seen } && _percent == 100 ? T["Computing", Display.Count(seen)] : T["Uploading", _percent];

    private async Task StartAsync(InputFileChangeEventArgs chosen)
    {
        (_outcome, _error, _wasCancelled, _percent, _isBusy) = (null, null, false, 0, true);
        _sample = new BatchSample(Shown);
        // It lives as long as the work: disposed with the page it would no longer hear that the page has ended.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Aborted);
        _stop = stop;
        try
        {
            if (chosen.File.Size > LargestFile)
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
            await ReceiveAsync(file, upload, cancellationToken);
            var words = new BatchLanguage(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, error => ErrorTexts.Of(Errors, error));
            var command = new BatchUpload(upload, file.Name, words, _sample!);
            // Off the circuit, so that progress shows and Cancel is heard.
            var work = Task.Run(() => Compute.ExecuteAsync(command, Actor, cancellationToken), cancellationToken);
            while (await Task.WhenAny(work, Task.Delay(RefreshInterval, CancellationToken.None)) != work)
            {
                StateHasChanged();
            }

            var answer = await work;
            (_outcome, _error) = (answer.ValueOrDefault, answer.Error);
        }
        finally
        {
            File.Delete(upload.Name);
        }
    }

    private async Task ReceiveAsync(IBrowserFile file, FileStream upload, CancellationToken cancellationToken)
    {
        await using var source = file.OpenReadStream(LargestFile, cancellationToken);
        var block = new byte[128 * 1024];
        for (long received = 0; await source.ReadAsync(block, cancellationToken) is > 0 and var read;)
        {
            await upload.WriteAsync(block.AsMemory(0, read), cancellationToken);
            received += read;
            var percent = (int)(received * 100 / Math.Max(file.Size, 1));
            if (percent > _percent)
            {
                _percent = percent;
                StateHasChanged();
            }
        }

        _percent = 100;
    }

    private void Cancel() => _stop?.Cancel();
}
