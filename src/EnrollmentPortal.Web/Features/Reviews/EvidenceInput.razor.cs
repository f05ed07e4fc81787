using EnrollmentPortal.Application.Reviews;
using EnrollmentPortal.Domain.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace EnrollmentPortal.Web.Features.Reviews;

/// <summary>Chooses evidence and reads it at once: the browser forgets a chosen file when the field is drawn again.</summary>
public sealed partial class EvidenceInput
{
    private bool _busy;
    private Error? _error;

    [Parameter, EditorRequired]
    public string Id { get; set; } = string.Empty;

    /// <summary>What the field is called; null for just evidence.</summary>
    [Parameter]
    public string? Label { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<EvidenceFile> Files { get; set; } = [];

    [Parameter]
    public EventCallback<IReadOnlyList<EvidenceFile>> FilesChanged { get; set; }

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        (_busy, _error) = (true, null);
        try
        {
            await FilesChanged.InvokeAsync(await ReadAsync(chosen));
        }
        finally
        {
            _busy = false;
        }
    }

    // All of them or none: the clerk would not notice that one is missing.
    private async Task<IReadOnlyList<EvidenceFile>> ReadAsync(InputFileChangeEventArgs chosen)
    {
        if (chosen.FileCount > AskReviewValidator.MaxFiles)
        {
            _error = new Error(ReviewCodes.TooManyFiles);
            return [];
        }

        var files = new List<EvidenceFile>();
        foreach (var file in chosen.GetMultipleFiles(AskReviewValidator.MaxFiles))
        {
            if (file.Size > EvidenceFileValidator.LargestFile)
            {
                _error = new Error(ReviewCodes.FileSize);
                return [];
            }

            using var content = new MemoryStream((int)file.Size);
            await using var stream = file.OpenReadStream(EvidenceFileValidator.LargestFile);
            await stream.CopyToAsync(content);
            files.Add(new EvidenceFile(file.Name, content.ToArray()));
        }

        return files;
    }
}
