using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using EnrollmentPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace EnrollmentPortal.Web.Features.Imports;

/// <summary>Lists what was sent, and takes a new file.</summary>
public sealed partial class ImportsPage
{
    private IReadOnlyList<ImportLine>? _imports;
    private Error? _error;
    private bool _isBusy;
    private int _percent;

    [Inject]
    private ListImports ListImports { get; set; } = default!;

    [Inject]
    private UploadImport UploadImport { get; set; } = default!;

    [Inject]
    private FileStore Shelf { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var answer = await ListImports.ExecuteAsync(Actor, Aborted);
        (_imports, _error) = (answer.ValueOrDefault, answer.Error);
    }

    private async Task ReceiveAsync(InputFileChangeEventArgs chosen)
    {
        if (chosen.File.Size > FileUpload.LargestFile)
        {
            _error = TableErrors.TooLarge;
            return;
        }

        (_error, _percent, _isBusy) = (null, 0, true);
        await using var upload = Shelf.Begin();
        try
        {
            await chosen.File.ReceiveAsync(upload, ShowUpload, Aborted);
            // Off the circuit, so that the page stays alive while a large file is looked through.
            var answer = await Task.Run(() => UploadImport.ExecuteAsync(new PopulationUpload(upload, chosen.File.Name), Actor, Aborted), Aborted);
            _error = answer.Error;
            if (!answer.IsError)
            {
                Navigation.NavigateTo($"/registry/import/{answer.Value}");
            }
        }
        finally
        {
            _isBusy = false;
            File.Delete(upload.Name);
        }
    }

    private void ShowUpload(int percent)
    {
        _percent = percent;
        StateHasChanged();
    }
}
