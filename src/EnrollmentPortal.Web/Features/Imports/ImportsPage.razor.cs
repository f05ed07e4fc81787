using EnrollmentPortal.Application.Imports.Upload;
using EnrollmentPortal.Application.Tables;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace EnrollmentPortal.Web.Features.Imports;

/// <summary>Lists what was sent, and takes a new file.</summary>
public sealed partial class ImportsPage
{
    /// <summary>200 MB: two million rows of text.</summary>
    public const long LargestFile = 200L * 1024 * 1024;

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
        if (chosen.File.Size > LargestFile)
        {
            _error = TableErrors.TooLarge;
            return;
        }

        (_error, _percent, _isBusy) = (null, 0, true);
        await using var upload = Shelf.Begin();
        try
        {
            await ReceiveAsync(chosen.File, upload);
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

    private async Task ReceiveAsync(IBrowserFile file, FileStream upload)
    {
        await using var source = file.OpenReadStream(LargestFile, Aborted);
        var block = new byte[128 * 1024];
        for (long received = 0; await source.ReadAsync(block, Aborted) is > 0 and var read;)
        {
            await upload.WriteAsync(block.AsMemory(0, read), Aborted);
            received += read;
            var percent = (int)(received * 100 / Math.Max(file.Size, 1));
            if (percent > _percent)
            {
                _percent = percent;
                StateHasChanged();
            }
        }
    }
}
