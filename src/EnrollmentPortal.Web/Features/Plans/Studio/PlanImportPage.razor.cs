using System.Text;
using EnrollmentPortal.Application.Plans.Studio;
using EnrollmentPortal.Application.Plans.Studio.Files;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace EnrollmentPortal.Web.Features.Plans.Studio;

/// <summary>导入: a file is read, its faults and differences told, and then kept as a draft.</summary>
public sealed partial class PlanImportPage
{
    private string _text = string.Empty;
    private PlanFileReading? _reading;
    private PathFormatter? _words;
    private Error? _error;
    private bool _isBusy;

    [Inject]
    public required CheckPlanFile CheckPlanFile { get; init; }

    [Inject]
    public required ImportPlanFile ImportPlanFile { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        (_reading, _error, _isBusy) = (null, null, true);
        try
        {
            if (chosen.File.Size > PlanFile.LargestBytes)
            {
                _error = StudioErrors.FileTooLarge;
                return;
            }

            await using var stream = chosen.File.OpenReadStream(PlanFile.LargestBytes, Aborted);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            _text = await reader.ReadToEndAsync(Aborted);
            await CheckAsync();
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task CheckAsync()
    {
        var answer = await CheckPlanFile.ExecuteAsync(_text, Actor, Aborted);
        (_reading, _error) = (answer.ValueOrDefault, answer.Error);
        if (_reading is { } reading)
        {
            _words = new PathFormatter(new ValueFormatter(T, PlanTexts), PlanJson.Parse(reading.Document)!, reading.Base is { } known ? PlanJson.Parse(known) : null);
        }
    }

    private async Task KeepAsync()
    {
        var replaces = _reading!.Existing is { } existing ? new DraftHandle(existing.Id, existing.RowVersion) : null;
        var answer = await ImportPlanFile.ExecuteAsync(new ImportPlanFileCommand(_text, replaces), Actor, Aborted);
        if (!answer.IsError)
        {
            Navigation.NavigateTo(StudioLinks.Draft(answer.Value));
            return;
        }

        // Another user was faster: the page says again what the file would do now.
        await CheckAsync();
        _error = answer.Error;
    }
}
